#include "agents/rules/reservation.h"

namespace pactsim {

double normal_loss(double z) {
    constexpr double inverse_root_two_pi = 0.39894228040143267794;
    return inverse_root_two_pi * math::exp(-0.5 * z * z) - z * math::normal_cdf(-z);
}

ReservationTable::ReservationTable() {
    for (int i = 0; i <= points; ++i) loss_[static_cast<std::size_t>(i)] = normal_loss(z_low + (z_high - z_low) * i / points);
}

double ReservationTable::z_of_loss(double loss) const {
    if (loss >= loss_.front()) return -loss;  // so far below the mean that E[(Z - z)+] = -z
    if (loss <= loss_.back()) return z_high;
    int low = 0;
    int high = points;
    while (high - low > 1) {  // losses fall with z
        const int middle = (low + high) / 2;
        (loss_[static_cast<std::size_t>(middle)] > loss ? low : high) = middle;
    }
    const double above = loss_[static_cast<std::size_t>(low)];
    const double below = loss_[static_cast<std::size_t>(high)];
    const double part = (above - loss) / (above - below);
    return z_low + (z_high - z_low) * (low + part) / points;
}

}  // namespace pactsim
