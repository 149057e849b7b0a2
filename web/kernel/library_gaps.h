#pragma once
// What the C++ library of Debian's Emscripten (libc++ 13) lacks of C++20 and the sources use. Put before every file of the module by the compiler's -include; empty elsewhere.

#if defined(__EMSCRIPTEN__)

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <type_traits>

namespace std {

#if !defined(__cpp_lib_bit_cast)
/// std::bit_cast by the compiler's own means.
template <class To, class From>
constexpr To bit_cast(const From& from) noexcept {
    static_assert(sizeof(To) == sizeof(From) && is_trivially_copyable_v<To> && is_trivially_copyable_v<From>);
    return __builtin_bit_cast(To, from);
}
#endif

#if !defined(__cpp_lib_to_chars)
/// std::from_chars for decimal numbers by strtod, which musl rounds correctly: what from_chars does not take (blanks, plus signs, hexadecimal, "inf") is refused first.
inline from_chars_result from_chars(const char* first, const char* last, double& value) {
    const char* digits = first != last && *first == '-' ? first + 1 : first;
    const bool starts = digits != last && ((*digits >= '0' && *digits <= '9') || (*digits == '.' && digits + 1 != last && digits[1] >= '0' && digits[1] <= '9'));
    if (!starts) return {first, errc::invalid_argument};
    const char* end = digits;
    while (end != last && ((*end >= '0' && *end <= '9') || *end == '.')) ++end;
    if (end != last && (*end == 'e' || *end == 'E')) {
        const char* power = end + 1;
        if (power != last && (*power == '+' || *power == '-')) ++power;
        if (power != last && *power >= '0' && *power <= '9') {
            while (power != last && *power >= '0' && *power <= '9') ++power;
            end = power;
        }
    }
    const string text(first, end);
    char* stop = nullptr;
    const double read = strtod(text.c_str(), &stop);
    const from_chars_result result{first + (stop - text.c_str()), errc{}};
    const bool too_small = read == 0.0 && text.find_first_of("123456789") < text.find_first_of("eE");
    if (!isfinite(read) || too_small) return {result.ptr, errc::result_out_of_range};
    value = read;
    return result;
}
#endif

}  // namespace std

#endif
