/** A training example: features, 1 or 0, and how much it counts. */
export type Example = { features: number[]; target: 0 | 1; weight: number };

/** Solves A·x = b by elimination with pivoting; A is small, symmetric and positive definite. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(cell(row, column)) > Math.abs(cell(pivot, column))) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot] ?? [], rows[column] ?? []];
    for (let row = column + 1; row < n; row++) {
      const factor = cell(row, column) / (cell(column, column) || 1e-12);
      rows[row] = (rows[row] ?? []).map((value, at) => value - factor * cell(column, at));
    }
  }
  const x: number[] = new Array(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    let sum = cell(row, n);
    for (let column = row + 1; column < n; column++) sum -= cell(row, column) * (x[column] ?? 0);
    x[row] = sum / (cell(row, row) || 1e-12);
  }
  return x;
}

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) with an L2 penalty on all but the bias:
 * examples → [bias, weight of each feature]. Deterministic; examples of differing length are not allowed.
 */
export function fitLogistic(examples: Example[], penalty: number, rounds = 25): number[] {
  const width = (examples[0]?.features.length ?? 0) + 1;
  let beta: number[] = new Array(width).fill(0);
  for (let round = 0; round < rounds; round++) {
    const hessian = Array.from({ length: width }, (_, i) =>
      Array.from({ length: width }, (_, j) => (i === j && i > 0 ? penalty : i === j ? 1e-6 : 0)),
    );
    const gradient = beta.map((value, index) => (index > 0 ? -penalty * value : 0));
    for (const { features, target, weight } of examples) {
      const x = [1, ...features];
      const z = x.reduce((sum, value, index) => sum + value * (beta[index] ?? 0), 0);
      const p = 1 / (1 + Math.exp(-z));
      const curvature = weight * Math.max(p * (1 - p), 1e-6);
      for (let i = 0; i < width; i++) {
        const xi = x[i] ?? 0;
        if (xi === 0) continue;
        gradient[i] = (gradient[i] ?? 0) + weight * (target - p) * xi;
        const row = hessian[i];
        if (row) for (let j = 0; j < width; j++) row[j] = (row[j] ?? 0) + curvature * xi * (x[j] ?? 0);
      }
    }
    const step = solve(hessian, gradient);
    beta = beta.map((value, index) => value + (step[index] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return beta;
}
