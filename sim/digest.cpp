#include "sim/digest.h"

namespace pactsim {

void Digest::update(std::span<const std::byte> bytes) {
    state_.process_bytes(bytes.data(), bytes.size());
}

void Digest::update(std::string_view text) {
    state_.process_bytes(text.data(), text.size());
}

std::string Digest::hex() const {
    constexpr std::string_view hex_digits = "0123456789abcdef";
    boost::uuids::detail::sha1 finished = state_;  // reading a digest closes it, so read a copy
    boost::uuids::detail::sha1::digest_type words{};
    finished.get_digest(words);
    std::string text;
    for (const unsigned int word : words) {
        for (int shift = 28; shift >= 0; shift -= 4) text += hex_digits[word >> shift & 0xFu];
    }
    return text;
}

std::uint64_t name_hash(std::string_view name) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3u;
    }
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdu;
    hash ^= hash >> 33;
    hash *= 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 33;
}

}  // namespace pactsim
