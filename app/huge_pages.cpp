#include "app/huge_pages.h"

#if defined(__linux__) && defined(__GLIBC__)
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#endif

namespace pactsim {

#if defined(__linux__) && defined(__GLIBC__)

void prefer_huge_pages() {
    constexpr int reserve = 1 << 30;           // address space, not memory: pages are taken when they are touched
    constexpr int largest_in_heap = 32 << 20;  // the most that glibc allows; larger columns have pages of their own
    constexpr std::uintptr_t page = std::uintptr_t{2} << 20;
    if (mallopt(M_MMAP_THRESHOLD, largest_in_heap) == 0 || mallopt(M_TOP_PAD, reserve) == 0) return;
    mallopt(M_TRIM_THRESHOLD, reserve);
    std::free(std::malloc(std::size_t{1} << 20));  // makes the heap grow by the reserve
    const auto end = reinterpret_cast<std::uintptr_t>(sbrk(0));
    const std::uintptr_t begin = end - static_cast<std::uintptr_t>(reserve);
    const std::uintptr_t aligned = (begin + page - 1) / page * page;
    madvise(reinterpret_cast<void*>(aligned), end / page * page - aligned, MADV_HUGEPAGE);  // advice: a refusal changes nothing but speed
    mallopt(M_TOP_PAD, 64 << 20);
}

#else

void prefer_huge_pages() {}

#endif

}  // namespace pactsim
