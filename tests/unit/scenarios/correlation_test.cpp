#include "scenarios/schema/correlation.h"

#include <catch2/catch.hpp>

#include <Eigen/Dense>

#include <random>
#include <string>
#include <vector>

using namespace pactsim;

namespace {

const std::vector<std::string> names{"a", "b", "c"};

std::vector<double> three(double ab, double ac, double bc) { return {1, ab, ac, ab, 1, bc, ac, bc, 1}; }

}  // namespace

TEST_CASE("sound matrices pass, others are told why") {
    CHECK(correlation_fault(three(0.5, 0.2, -0.3), names).empty());
    CHECK(correlation_fault(three(0.9, 0.9, -0.9), names).find("a, b, c cannot all hold") != std::string::npos);
    CHECK(correlation_fault(three(1, 0, 0), names).find("among a, b cannot") != std::string::npos);
    CHECK(correlation_fault({{1, 0.5, 0, 0.4, 1, 0, 0, 0, 1}}, names).find("`a` and `b` is 0.5 in one place and 0.4") != std::string::npos);
    CHECK(correlation_fault({{1, 0, 0, 0, 0.9, 0, 0, 0, 1}}, names).find("`b` with itself is 0.9") != std::string::npos);
    CHECK(correlation_fault(three(1.5, 0, 0), names).find("outside -1 to 1") != std::string::npos);
}

TEST_CASE("the verdict agrees with the eigenvalues that Eigen finds") {
    std::mt19937_64 engine(7);
    std::uniform_real_distribution<double> draw(-1, 1);
    int definite = 0;
    for (int i = 0; i < 2000; ++i) {
        const std::vector<double> matrix = three(draw(engine), draw(engine), draw(engine));
        const Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>> m(matrix.data());
        const double smallest = Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(m).eigenvalues()[0];
        if (smallest > -1e-9 && smallest < 1e-9) { continue; }  // too close to call in floating point
        CHECK(correlation_fault(matrix, names).empty() == (smallest > 0));
        definite += smallest > 0 ? 1 : 0;
    }
    CHECK(definite > 800);  // pi^2/16 = 0.617 of random triples are definite
    CHECK(definite < 1600);
}

TEST_CASE("the factor times its transpose is the matrix") {
    const std::vector<double> matrix = three(0.5, 0.2, -0.3);
    const std::vector<double> factor = cholesky(matrix, 3).value();
    const Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>> lower(factor.data());
    const Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>> whole(matrix.data());
    CHECK((lower * lower.transpose() - whole).cwiseAbs().maxCoeff() < 1e-15);
    CHECK(factor[1] == 0);
    CHECK_FALSE(cholesky(three(0.9, 0.9, -0.9), 3).has_value());
}
