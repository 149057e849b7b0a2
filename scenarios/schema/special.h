#pragma once
// Incomplete gamma and beta functions with the portable exp and log of the kernel, so that draws have the same bits everywhere.

namespace pactsim {

/// ln Γ(x) for x > 0, to about 1e-14 relative. Lanczos (1964), SIAM J. Numer. Anal. 1, with g = 7 and the nine coefficients of Godfrey (2001).
double log_gamma(double x);

/// Regularised lower incomplete gamma function P(a, x), a > 0, x >= 0. NIST DLMF 8.11.4 below a + 1, 8.9.2 (Lentz) above.
double gamma_share(double a, double x);

/// Regularised incomplete beta function I_x(a, b), a, b > 0, 0 <= x <= 1. NIST DLMF 8.17.22 by Lentz's method.
double beta_share(double a, double b, double x);

}  // namespace pactsim
