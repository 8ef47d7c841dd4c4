"""Systems of linear equations: a small dense one, and a large sparse one that is only ever multiplied with."""

from collections.abc import Callable, Sequence

_MOST_STEPS = 2_000


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """x with `matrix` x = `right`, n × n and n, by Gaussian elimination with partial pivoting (Golub & Van Loan §3.4).

    ValueError if the matrix is singular. n³/3 steps: for n up to about 100.
    """
    n = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(n):
        best = max(range(place, n), key=lambda row: abs(rows[row][place]))
        if rows[best][place] == 0:
            raise ValueError("no single solution")
        rows[place], rows[best] = rows[best], rows[place]
        pivot = rows[place]
        for row in rows[place + 1 :]:
            factor = row[place] / pivot[place]
            if factor:
                row[place:] = [a - factor * b for a, b in zip(row[place:], pivot[place:], strict=True)]
    solution = [0.0] * n
    for place in reversed(range(n)):
        row = rows[place]
        known = sum(a * x for a, x in zip(row[place + 1 : n], solution[place + 1 :], strict=True))
        solution[place] = (row[n] - known) / row[place]
    return solution


def conjugate_gradients(
    multiply: Callable[[Sequence[float]], list[float]],
    diagonal: Sequence[float],
    right: Sequence[float],
    *,
    precision: float = 1e-13,
) -> list[float]:
    """x with A x = `right` for a symmetric positive definite A, given as `multiply` and its positive `diagonal`.

    Hestenes & Stiefel (1952), preconditioned by the diagonal, until the residual is `precision` of the right side.
    """
    x, residual = [0.0] * len(right), list(right)
    towards = scaled = [r / d for r, d in zip(residual, diagonal, strict=True)]
    size = start = _dot(residual, scaled)
    for _ in range(_MOST_STEPS):
        if size <= precision * precision * start:
            break
        image = multiply(towards)
        step = size / _dot(towards, image)
        x = [a + step * b for a, b in zip(x, towards, strict=True)]
        residual = [a - step * b for a, b in zip(residual, image, strict=True)]
        scaled = [r / d for r, d in zip(residual, diagonal, strict=True)]
        before, size = size, _dot(residual, scaled)
        towards = [a + size / before * b for a, b in zip(scaled, towards, strict=True)]
    return x


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
