public import GeoCore

/// The way from one CRS to another: one operation of PROJ, the same for every position.
///
/// x is east or longitude and y north or latitude on both sides, whatever the axis order of the authorities. Any thread
/// may use it at any time.
public final class CoordinateTransformation: Sendable {
    /// The CRS of the input.
    public let source: CRSIdentity
    /// The CRS of the output.
    public let target: CRSIdentity
    /// What PROJ calls the operation; it belongs into the record of a load.
    public let operationName: String
    /// How far results may be from the truth, in metres, as the registry says; `nil` if it does not.
    public let accuracyMetres: Double?
    /// Whether the difference of the datums is ignored; ``CoordinateReferenceSystems`` never hands such a one out.
    public let isBallpark: Bool
    /// Whether coordinates stay as they are.
    public var isIdentity: Bool { path == nil }

    let targetIsGeographic: Bool
    let sourceIsGeographic: Bool
    /// How positions are transformed; `nil` if they stay as they are.
    let path: Path?

    /// The two ways to transform, by polynomial and by PROJ.
    struct Path: Sendable {
        let pool: OperationPool
        let approximation: CellApproximation
    }

    /// Creates the identity.
    init(identity source: CRSIdentity, _ target: CRSIdentity, isGeographic: Bool) {
        self.source = source
        self.target = target
        operationName = "Null"
        accuracyMetres = 0
        isBallpark = false
        sourceIsGeographic = isGeographic
        targetIsGeographic = isGeographic
        path = nil
    }

    /// Creates a transformation by `operation` that keeps at most `cellCapacity` polynomials.
    init(
        _ source: CRSDescription,
        _ target: CRSDescription,
        _ operation: consuming ChosenOperation,
        cellCapacity: Int
    ) {
        self.source = source.identity
        self.target = target.identity
        operationName = operation.candidate.name
        accuracyMetres = operation.candidate.accuracy
        isBallpark = operation.candidate.isBallpark
        sourceIsGeographic = source.isGeographic
        targetIsGeographic = target.isGeographic
        let grid = CellGrid(
            sourceIsGeographic: source.isGeographic,
            targetIsGeographic: target.isGeographic
        )
        let pool = OperationPool(Operation(operation.takeObject()))
        path = Path(pool: pool, approximation: CellApproximation(grid, pool: pool, capacity: cellCapacity))
    }

    /// Transforms positions in place, by polynomials that stay within 1e-6 m or 1e-10° of PROJ.
    ///
    /// The result is a function of the position alone: the same position gives the same bits in every batch and on every
    /// thread. Only after positions in more than 65,536 cells of 2,048 m (or 1/64°) were transformed does PROJ itself
    /// answer for further cells.
    ///
    /// - Parameter xy: x and y in turn, in units of the CRSs; unchanged if an error is thrown.
    /// - Throws: `transformation.failed` if positions are not finite or lie where the operation is not defined.
    public func transform(_ xy: inout [Double]) throws(PaftaError) {
        precondition(xy.count.isMultiple(of: 2), "x and y come in pairs")
        guard let path else { return }
        var result = xy
        let left = try path.approximation.transform(&result)
        if !left.isEmpty {
            var rest: [Double] = []
            rest.reserveCapacity(2 * left.count)
            for position in left {
                rest.append(xy[2 * position])
                rest.append(xy[2 * position + 1])
            }
            try runExactly(path, &rest, among: xy.count / 2)
            for (index, position) in left.enumerated() {
                result[2 * position] = rest[2 * index]
                result[2 * position + 1] = rest[2 * index + 1]
            }
        }
        xy = result
    }

    /// Transforms positions in place, each by PROJ itself.
    ///
    /// Some ten times slower than ``transform(_:)``.
    /// - Parameter xy: x and y in turn, in units of the CRSs; unchanged if an error is thrown.
    /// - Throws: `transformation.failed` if positions are not finite or lie where the operation is not defined.
    public func transformExactly(_ xy: inout [Double]) throws(PaftaError) {
        precondition(xy.count.isMultiple(of: 2), "x and y come in pairs")
        guard let path else { return }
        var result = xy
        try runExactly(path, &result, among: xy.count / 2)
        xy = result
    }

    private func runExactly(_ path: Path, _ xy: inout [Double], among count: Int) throws(PaftaError) {
        var positions: [Double] = []
        swap(&positions, &xy)
        let outcome = try path.pool.withOperation { operation in operation.transform(&positions) }
        swap(&positions, &xy)
        guard outcome.failed == 0 else {
            throw .transformationFailed(outcome.failed, of: count, source, target, cause: outcome.cause)
        }
    }
}
