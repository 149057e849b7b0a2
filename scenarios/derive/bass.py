"""Bass diffusion: cumulative curve, discrete simulation and two fits."""
import math


def cumulative(p, q, t):
    """Share of the potential reached after t years."""
    e = math.exp(-(p + q) * t)
    return (1.0 - e) / (1.0 + q / p * e)


def peak_year(p, q):
    """Years to peak sales: ln(q/p) / (p+q)."""
    return math.log(q / p) / (p + q)


def squared_error(points, p, q, ceiling):
    """Sum of squared gaps between the curve and (t, share) points."""
    return sum((ceiling * cumulative(p, q, t) - share) ** 2 for t, share in points)


def fit_curve(points, ceiling):
    """Least-squares p and q by a grid on log p and q, narrowed eight times."""
    centre, span = [math.log(0.003), 0.5], [3.5, 0.45]
    steps = 12
    for _ in range(8):
        grid = [(squared_error(points, math.exp(centre[0] + span[0] * i / steps),
                               max(0.01, centre[1] + span[1] * j / steps), ceiling), i, j)
                for i in range(-steps, steps + 1) for j in range(-steps, steps + 1)]
        _, i, j = min(grid)
        centre = [centre[0] + span[0] * i / steps, max(0.01, centre[1] + span[1] * j / steps)]
        span = [s * 0.35 for s in span]
    p, q = math.exp(centre[0]), centre[1]
    return p, q, math.sqrt(squared_error(points, p, q, ceiling) / len(points))


def monthly_sales_by_year(p, q, years):
    """Yearly sales of the monthly recursion with p/12 and q/12, potential one."""
    sold, sales = 0.0, []
    for _ in range(years):
        start = sold
        for _ in range(12):
            sold += (p / 12.0 + q / 12.0 * sold) * (1.0 - sold)
        sales.append(sold - start)
    return sales


def solve3(a, b):
    """Solution of a 3 x 3 linear system by elimination with pivoting."""
    m = [row[:] + [x] for row, x in zip(a, b)]
    for c in range(3):
        best = max(range(c, 3), key=lambda r: abs(m[r][c]))
        m[c], m[best] = m[best], m[c]
        for r in range(3):
            if r != c:
                f = m[r][c] / m[c][c]
                m[r] = [x - f * y for x, y in zip(m[r], m[c])]
    return [m[i][3] / m[i][i] for i in range(3)]


def fit_annual(sales):
    """Bass's regression S = a + bY + cY^2 on yearly sales: returns p, q and potential."""
    before, total = [], 0.0
    for s in sales:
        before.append(total)
        total += s
    x = [[1.0, y, y * y] for y in before]
    normal = [[sum(r[i] * r[j] for r in x) for j in range(3)] for i in range(3)]
    a, b, c = solve3(normal, [sum(r[i] * s for r, s in zip(x, sales)) for i in range(3)])
    potential = (-b - math.sqrt(b * b - 4.0 * a * c)) / (2.0 * c)
    return a / potential, -c * potential, potential
