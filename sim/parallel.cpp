#include "sim/parallel.h"

#ifdef _OPENMP
#include <omp.h>
#endif

namespace pactsim {

int max_threads() {
#ifdef _OPENMP
    return omp_get_max_threads();
#else
    return 1;
#endif
}

std::size_t detail::thread_number() {
#ifdef _OPENMP
    return static_cast<std::size_t>(omp_get_thread_num());
#else
    return 0;
#endif
}

}  // namespace pactsim
