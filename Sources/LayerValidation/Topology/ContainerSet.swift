import FeatureQuery
import GeoCore
import GeoOperations

/// Features of another layer that those looked at have to lie in, by their codes.
final class ContainerSet {
    /// The containers.
    let block: TopologyBlock
    private let codes: [String?]
    private let rowsByCode: [String: [Int]]
    /// The code of what a name of another field stands for.
    private let codesByName: [String: String]
    private var grids: [AreaGrid?]
    private var gridIsDrawn: [Bool]

    /// Makes a set of what another layer answered.
    ///
    /// `field` holds the codes; what has none there, or is named by it as well, goes by what is in `otherField`.
    init(_ batch: FeatureBatch, field: String? = nil, otherField: String? = nil) {
        block = TopologyBlock(0, batch)
        let none = [String?](repeating: nil, count: batch.count)
        let names = otherField.flatMap { batch.codes(in: $0) } ?? none
        codes = zip(field.flatMap { batch.codes(in: $0) } ?? none, names).map { $0 ?? $1 }
        var (rowsByCode, codesByName) = ([String: [Int]](), [String: String]())
        for row in 0..<block.geometry.count {
            guard let code = codes[row] else { continue }
            rowsByCode[code, default: []].append(row)
            if let name = names[row] { codesByName[name] = code }
        }
        self.rowsByCode = rowsByCode
        self.codesByName = codesByName
        grids = Array(repeating: nil, count: block.geometry.count)
        gridIsDrawn = Array(repeating: false, count: block.geometry.count)
    }

    /// The rows that have a code.
    func rows(of code: String) -> [Int] { rowsByCode[code] ?? [] }

    /// The code of what is named so: the name itself unless only another field has it.
    func code(named name: String) -> String { rowsByCode[name] == nil ? codesByName[name] ?? name : name }

    /// Whether a container holds a point; most are decided by a grid without looking at edges.
    func contains(_ point: (x: Double, y: Double), row: Int) -> Bool {
        let place = Envelope(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
        return contains(place, row: row) ?? block.contains(x: point.x, y: point.y, row: row)
    }

    /// Whether all of an envelope lies inside of a container, or none of it; `nil` if neither is sure.
    func contains(_ envelope: Envelope, row: Int) -> Bool? {
        guard block.boxes[row].intersects(envelope) else { return false }
        if !gridIsDrawn[row] {
            grids[row] = AreaGrid(row: row, of: block.geometry)
            gridIsDrawn[row] = true
        }
        return switch grids[row]?.place(of: envelope) {
        case .inside: true
        case .outside: false
        case .unknown, nil: nil
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
        guard let place = index(of: field) else { return nil }
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
