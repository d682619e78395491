import GeoCore

/// A polynomial of degree 3 in each direction that stands for a transformation inside one cell.
///
/// It takes local coordinates from -1 to 1 and gives both coordinates of the target at once.
struct CellPolynomial: Sendable {
    /// The coefficient of `tx^p · ty^q` is at `4 q + p`.
    private let coefficients: InlineArray<16, SIMD2<Double>>

    /// Positions along each side where the transformation is sampled to fit: the roots of the Chebyshev polynomial T4,
    /// which keep the error even over the cell.
    static let nodes: [Double] = [
        0.923_879_532_511_286_8, 0.382_683_432_365_089_8, -0.382_683_432_365_089_8, -0.923_879_532_511_286_8,
    ]

    /// Row `i` holds the coefficients, lowest power first, of the polynomial that is 1 at node `i` and 0 at the others.
    private static let basis: [[Double]] = nodes.indices.map { chosen in
        var polynomial = [1.0, 0, 0, 0]
        for other in nodes.indices where other != chosen {
            let scale = 1 / (nodes[chosen] - nodes[other])
            for power in stride(from: 3, through: 0, by: -1) {
                let lower = power > 0 ? polynomial[power - 1] : 0
                polynomial[power] = (lower - nodes[other] * polynomial[power]) * scale
            }
        }
        return polynomial
    }

    /// Fits the polynomial to 16 samples: node `j` along y and `i` along x is at `4 j + i`.
    init(samples: [SIMD2<Double>]) {
        let basis = Self.basis
        var alongX = InlineArray<16, SIMD2<Double>>(repeating: .zero)
        for row in 0..<4 {
            for power in 0..<4 {
                for node in 0..<4 { alongX[4 * row + power] += basis[node][power] * samples[4 * row + node] }
            }
        }
        var fitted = InlineArray<16, SIMD2<Double>>(repeating: .zero)
        for powerX in 0..<4 {
            for powerY in 0..<4 {
                for node in 0..<4 { fitted[4 * powerY + powerX] += basis[node][powerY] * alongX[4 * node + powerX] }
            }
        }
        coefficients = fitted
    }

    /// Returns the position in the target.
    @inline(__always)
    func value(_ tx: Double, _ ty: Double) -> SIMD2<Double> {
        let x = SIMD2(repeating: tx)
        let y = SIMD2(repeating: ty)
        let row0 = ((coefficients[3] * x + coefficients[2]) * x + coefficients[1]) * x + coefficients[0]
        let row1 = ((coefficients[7] * x + coefficients[6]) * x + coefficients[5]) * x + coefficients[4]
        let row2 = ((coefficients[11] * x + coefficients[10]) * x + coefficients[9]) * x + coefficients[8]
        let row3 = ((coefficients[15] * x + coefficients[14]) * x + coefficients[13]) * x + coefficients[12]
        return ((row3 * y + row2) * y + row1) * y + row0
    }
}
