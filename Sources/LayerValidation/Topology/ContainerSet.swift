import FeatureQuery
import GeoCore
import GeoOperations

/// Features of another layer that those looked at have to lie in, by their codes.
final class ContainerSet {
    /// The containers.
    let block: TopologyBlock
    private let codes: [String?]
    private let rowsByCode: [String: [Int]]
    private var grids: [AreaGrid?]
    private var gridIsDrawn: [Bool]

    /// Makes a set of what another layer answered; `field` holds the codes.
    init(_ batch: FeatureBatch, field: String) {
        block = TopologyBlock(0, batch)
        codes = batch.codes(in: field) ?? Array(repeating: nil, count: batch.count)
        var rowsByCode: [String: [Int]] = [:]
        for row in 0..<block.geometry.count {
            if let code = codes[row] { rowsByCode[code, default: []].append(row) }
        }
        self.rowsByCode = rowsByCode
        grids = Array(repeating: nil, count: block.geometry.count)
        gridIsDrawn = Array(repeating: false, count: block.geometry.count)
    }

    /// The rows that have a code.
    func rows(of code: String) -> [Int] { rowsByCode[code] ?? [] }

    /// All codes, in no order.
    var allCodes: [String] { Array(rowsByCode.keys) }

    /// Whether a container holds a point; most are decided by a grid without looking at edges.
    func contains(_ point: (x: Double, y: Double), row: Int) -> Bool {
        guard block.boxes[row].contains(x: point.x, y: point.y) else { return false }
        if !gridIsDrawn[row] {
            grids[row] = AreaGrid(row: row, of: block.geometry)
            gridIsDrawn[row] = true
        }
        let place = Envelope(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        switch grids[row]?.place(of: place) {
        case .inside: return true
        case .outside: return false
        case .unknown, nil: return block.contains(x: point.x, y: point.y, row: row)
        }
    }

    /// The code of a container that holds a point.
    func code(at point: (x: Double, y: Double)) -> String? {
        codes.indices.first { contains(point, row: $0) }.flatMap { codes[$0] }
    }
}

extension FeatureBatch {
    /// Returns the values of a field as texts, so that `34` and `"34"` are one; `nil` if there is no such field.
    func codes(in field: String) -> [String?]? {
        guard let place = schema.firstIndex(where: { $0.name == field }) else { return nil }
        return (0..<count)
            .map { row in
                switch properties[place].value(row) {
                case .text(let text): text.isEmpty ? nil : text
                case .integer(let number): String(number)
                case .real(let number): String(number)
                case .boolean(let flag): String(flag)
                case nil: nil
                }
            }
    }
}

extension TopologyBlock {
    /// Returns a point of a row: for areas one inside, for lines the middle of the middle segment.
    func representativePoint(of row: Int, _ operations: GeometryOperations) -> (x: Double, y: Double)? {
        guard !boxes[row].isEmpty, let dimension = geometry.types[row]?.dimension else { return nil }
        let positions = geometry.positions(ofRow: row)
        if dimension < 2 {
            let middle = positions.lowerBound + (positions.count - 1) / 2
            let next = dimension == 1 && positions.count > 1 ? middle + 1 : middle
            return (
                (geometry.xy[2 * middle] + geometry.xy[2 * next]) / 2,
                (geometry.xy[2 * middle + 1] + geometry.xy[2 * next + 1]) / 2
            )
        }
        let centre = ((boxes[row].minX + boxes[row].maxX) / 2, (boxes[row].minY + boxes[row].maxY) / 2)
        if contains(x: centre.0, y: centre.1, row: row) { return centre }
        return (try? operations.pointOnSurface(row: row, of: geometry)) ?? centre
    }
}
