#include "sim/math.h"

#include <array>
#include <cstddef>

namespace pactsim::math {

namespace {

/// c[0] + c[1] x + ... by Horner's rule, in one fixed order of operations.
template <std::size_t n>
double polynomial(const std::array<double, n>& c, double x) {
    double sum = c[n - 1];
    for (std::size_t i = n - 1; i > 0; --i) sum = sum * x + c[i - 1];
    return sum;
}

// Wichura (1988), AS 241, PPND16: numerators and denominators for the centre, the near tail and the far tail.
constexpr std::array<double, 8> centre_top = {3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3, 1.3731693765509461125e+4,
                                              4.5921953931549871457e+4, 6.7265770927008700853e+4, 3.3430575583588128105e+4, 2.5090809287301226727e+3};
constexpr std::array<double, 8> centre_bottom = {1.0,
                                                 4.2313330701600911252e+1,
                                                 6.8718700749205790830e+2,
                                                 5.3941960214247511077e+3,
                                                 2.1213794301586595867e+4,
                                                 3.9307895800092710610e+4,
                                                 2.8729085735721942674e+4,
                                                 5.2264952788528545610e+3};
constexpr std::array<double, 8> near_top = {1.42343711074968357734e0, 4.63033784615654529590e0,  5.76949722146069140550e0,  3.64784832476320460504e0,
                                            1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr std::array<double, 8> near_bottom = {1.0,
                                               2.05319162663775882187e0,
                                               1.67638483018380384940e0,
                                               6.89767334985100004550e-1,
                                               1.48103976427480074590e-1,
                                               1.51986665636164571966e-2,
                                               5.47593808499534494600e-4,
                                               1.05075007164441684324e-9};
constexpr std::array<double, 8> far_top = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,  2.96560571828504891230e-1,
                                           2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr std::array<double, 8> far_bottom = {1.0,
                                              5.99832206555887937690e-1,
                                              1.36929880922735805310e-1,
                                              1.48753612908506148525e-2,
                                              7.86869131145613259100e-4,
                                              1.84631831751005468180e-5,
                                              1.42151175831644588870e-7,
                                              2.04426310338993978564e-15};

// Cody (1969), as in his ANORM (ACM TOMS 715), lowest power first: |x| up to 0.66291, up to sqrt(32), beyond.
constexpr std::array<double, 5> small_top = {1.8154981253343561249e+4, 1.0676894854603709582e+3, 1.6102823106855587881e+2, 2.2352520354606839287e0,
                                             6.5682337918207449113e-2};
constexpr std::array<double, 5> small_bottom = {4.5507789335026729956e+4, 1.0260932208618978205e+4, 9.7609855173777669322e+2, 4.7202581904688241870e+1, 1.0};
constexpr std::array<double, 9> middle_top = {9.8427148383839780218e+3, 1.1602651437647350124e+4, 6.8481904505362823326e+3,
                                              2.4945375852903726711e+3, 5.9727027639480026226e+2, 9.3506656132177855979e+1,
                                              8.8831497943883759412e0,  3.9894151208813466764e-1, 1.0765576773720192317e-8};
constexpr std::array<double, 9> middle_bottom = {1.9685429676859990727e+4, 3.8912003286093271411e+4, 3.4900952721145977266e+4,
                                                 1.8615571640885098091e+4, 6.4855582982667607550e+3, 1.5193775994075548050e+3,
                                                 2.3538790178262499861e+2, 2.2266688044328115691e+1, 1.0};
constexpr std::array<double, 6> outer_top = {2.9112874951168792e-5,   1.421619193227893466e-3, 2.2235277870649807e-2,
                                             1.274011611602473639e-1, 2.1589853405795699e-1,   2.307344176494017303e-2};
constexpr std::array<double, 6> outer_bottom = {7.29751555083966205e-5, 3.78239633202758244e-3, 6.59881378689285515e-2,
                                                4.68238212480865118e-1, 1.28426009614491121e0,  1.0};

/// Distribution function at -x for x > 0.66291.
double lower_tail(double x) {
    if (x > 38.6) return 0.0;
    double ratio = 0.0;
    if (x <= 5.656854249492380195) {
        ratio = polynomial(middle_top, x) / polynomial(middle_bottom, x);
    } else {
        constexpr double one_over_sqrt_two_pi = 3.9894228040143267794e-1;
        const double z = 1.0 / (x * x);
        ratio = (one_over_sqrt_two_pi - z * polynomial(outer_top, z) / polynomial(outer_bottom, z)) / x;
    }
    // x is split so that the square of its leading part is exact: otherwise e^(-x^2/2) loses digits for large x.
    const double leading = std::floor(x * 16.0) / 16.0;
    const double rest = (x - leading) * (x + leading);
    return exp(-0.5 * leading * leading) * exp(-0.5 * rest) * ratio;
}

}  // namespace

double inverse_normal(double u) {
    if (!(u > 0.0 && u < 1.0)) {
        if (u == 0.0) return -std::numeric_limits<double>::infinity();
        if (u == 1.0) return std::numeric_limits<double>::infinity();
        return std::numeric_limits<double>::quiet_NaN();
    }
    const double q = u - 0.5;
    if (std::fabs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(centre_top, r) / polynomial(centre_bottom, r);
    }
    const double r = std::sqrt(-log(q < 0.0 ? u : 1.0 - u));
    const double x =
        r <= 5.0 ? polynomial(near_top, r - 1.6) / polynomial(near_bottom, r - 1.6) : polynomial(far_top, r - 5.0) / polynomial(far_bottom, r - 5.0);
    return q < 0.0 ? -x : x;
}

double normal_cdf(double x) {
    if (!(x == x)) return x;
    if (std::fabs(x) <= 0.66291) {
        const double z = x * x;
        return 0.5 + x * polynomial(small_top, z) / polynomial(small_bottom, z);
    }
    return x < 0.0 ? lower_tail(-x) : 1.0 - lower_tail(x);
}

}  // namespace pactsim::math
