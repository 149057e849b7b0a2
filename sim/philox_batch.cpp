#include "sim/philox_batch.h"

// Written with intrinsics because g++ 12 makes a 64-bit product of three multiplications from the plain loop and gains
// nothing by vectorising it, where one instruction does. Functions are compiled for their machine one by one, so the
// rest of the program needs no special flags and runs anywhere; other processors and WebAssembly use the plain loop.
#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define PACTSIM_X86_KERNELS 1
#if !defined(__clang__)
// g++ 12 warns of its own header (gcc bug 105593): the undefined register there is never read.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>
#else
#define PACTSIM_X86_KERNELS 0
#endif

namespace pactsim {

namespace detail {

void fill_philox_portable(const PhiloxBatch& batch, std::size_t begin) {
    for (std::size_t i = begin; i < batch.count; ++i) {
        batch.out[i] = philox4x32_10({batch.a[i], batch.b[i], batch.tail[0], batch.tail[1]}, batch.key);
    }
}

}  // namespace detail

#if PACTSIM_X86_KERNELS

namespace {

// Each 64-bit lane carries one 32-bit word in its low half. The high half is never cleaned: the multiplication ignores
// it, and everything else keeps the halves apart.

/// The keys of the ten rounds, worked out once per batch: in memory, where an instruction may read one for all lanes.
struct RoundKeys {
    explicit RoundKeys(std::array<std::uint32_t, 2> key) {
        for (std::size_t round = 0; round < 10; ++round) {
            first[round] = key[0] + static_cast<std::uint32_t>(round) * 0x9E3779B9u;
            second[round] = key[1] + static_cast<std::uint32_t>(round) * 0xBB67AE85u;
        }
    }
    std::array<std::uint32_t, 10> first, second;
};

/// Eight blocks.
__attribute__((target("avx512f"))) inline void eight_blocks(const std::uint32_t* a, const std::uint32_t* b, const PhiloxBatch& batch, const RoundKeys& keys, Block* out) {
    const __m512i first_factor = _mm512_set1_epi64(0xD2511F53);
    const __m512i second_factor = _mm512_set1_epi64(0xCD9E8D57);
    const __m512i low_half = _mm512_set1_epi64(0xFFFFFFFF);
    __m512i c0 = _mm512_cvtepu32_epi64(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(a)));
    __m512i c1 = _mm512_cvtepu32_epi64(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(b)));
    __m512i c2 = _mm512_set1_epi64(batch.tail[0]);
    __m512i c3 = _mm512_set1_epi64(batch.tail[1]);
    for (std::size_t round = 0; round < 10; ++round) {
        const __m512i first = _mm512_mul_epu32(c0, first_factor);
        const __m512i second = _mm512_mul_epu32(c2, second_factor);
        c0 = _mm512_srli_epi64(second, 32) ^ c1 ^ _mm512_set1_epi32(static_cast<int>(keys.first[round]));
        c1 = second;
        c2 = _mm512_srli_epi64(first, 32) ^ c3 ^ _mm512_set1_epi32(static_cast<int>(keys.second[round]));
        c3 = first;
    }
    const __m512i first_four = _mm512_set_epi64(11, 3, 10, 2, 9, 1, 8, 0);
    const __m512i last_four = _mm512_set_epi64(15, 7, 14, 6, 13, 5, 12, 4);
    const __m512i words01 = (c0 & low_half) | _mm512_slli_epi64(c1, 32);
    const __m512i words23 = (c2 & low_half) | _mm512_slli_epi64(c3, 32);
    _mm512_storeu_si512(out, _mm512_permutex2var_epi64(words01, first_four, words23));
    _mm512_storeu_si512(out + 4, _mm512_permutex2var_epi64(words01, last_four, words23));
}

__attribute__((target("avx512f"))) void fill_avx512(const PhiloxBatch& batch) {
    constexpr std::size_t lanes = 8;
    const RoundKeys keys(batch.key);
    std::size_t i = 0;
    for (; i + lanes <= batch.count; i += lanes) eight_blocks(batch.a + i, batch.b + i, batch, keys, batch.out + i);
    detail::fill_philox_portable(batch, i);
}

__attribute__((target("avx2"))) void fill_avx2(const PhiloxBatch& batch) {
    constexpr std::size_t lanes = 4;
    const __m256i first_factor = _mm256_set1_epi64x(0xD2511F53);
    const __m256i second_factor = _mm256_set1_epi64x(0xCD9E8D57);
    const __m256i low_half = _mm256_set1_epi64x(0xFFFFFFFF);
    std::size_t i = 0;
    for (; i + lanes <= batch.count; i += lanes) {
        __m256i c0 = _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(batch.a + i)));
        __m256i c1 = _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(batch.b + i)));
        __m256i c2 = _mm256_set1_epi64x(batch.tail[0]);
        __m256i c3 = _mm256_set1_epi64x(batch.tail[1]);
        std::array<std::uint32_t, 2> key = batch.key;
        for (int round = 0; round < 10; ++round) {
            const __m256i first = _mm256_mul_epu32(c0, first_factor);
            const __m256i second = _mm256_mul_epu32(c2, second_factor);
            c0 = _mm256_srli_epi64(second, 32) ^ c1 ^ _mm256_set1_epi64x(key[0]);
            c1 = second;
            c2 = _mm256_srli_epi64(first, 32) ^ c3 ^ _mm256_set1_epi64x(key[1]);
            c3 = first;
            key[0] += 0x9E3779B9u;
            key[1] += 0xBB67AE85u;
        }
        const __m256i words01 = (c0 & low_half) | _mm256_slli_epi64(c1, 32);
        const __m256i words23 = (c2 & low_half) | _mm256_slli_epi64(c3, 32);
        const __m256i even = _mm256_unpacklo_epi64(words01, words23);
        const __m256i odd = _mm256_unpackhi_epi64(words01, words23);
        auto* out = reinterpret_cast<__m256i*>(batch.out + i);
        _mm256_storeu_si256(out, _mm256_permute2x128_si256(even, odd, 0x20));
        _mm256_storeu_si256(out + 1, _mm256_permute2x128_si256(even, odd, 0x31));
    }
    detail::fill_philox_portable(batch, i);
}

}  // namespace

PhiloxKernel best_philox_kernel() {
    if (__builtin_cpu_supports("avx512f")) return PhiloxKernel::avx512;
    return __builtin_cpu_supports("avx2") ? PhiloxKernel::avx2 : PhiloxKernel::portable;
}

void fill_philox(PhiloxKernel kernel, const PhiloxBatch& batch) {
    switch (kernel) {
        case PhiloxKernel::avx512:
            return fill_avx512(batch);
        case PhiloxKernel::avx2:
            return fill_avx2(batch);
        case PhiloxKernel::portable:
            return detail::fill_philox_portable(batch, 0);
    }
}

#else

PhiloxKernel best_philox_kernel() {
    return PhiloxKernel::portable;
}

void fill_philox(PhiloxKernel, const PhiloxBatch& batch) {
    detail::fill_philox_portable(batch, 0);
}

#endif

}  // namespace pactsim
