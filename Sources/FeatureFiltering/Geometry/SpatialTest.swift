internal import GeoCore
internal import GeoOperations

/// The comparison of many geometries with one, by the cheapest means that decides.
///
/// Envelopes first, then the squares around an area, then GEOS. Belongs to one thread at a time.
final class SpatialTest {
    private let relation: SpatialRelation
    private let constant: ConstantGeometry
    private let envelope: Envelope
    private let grid: AreaGrid?
    private let prepared: PreparedGeometry

    /// Prepares the comparison "row `relation` constant".
    init(_ relation: SpatialRelation, _ constant: ConstantGeometry) throws(PaftaError) {
        self.relation = relation
        self.constant = constant
        envelope = constant.column.envelope(of: 0)
        prepared = try PreparedGeometry(row: 0, of: constant.column)
        let isBoxTest = !constant.boxes.isEmpty && (relation == .intersects || relation == .disjoint)
        grid = isBoxTest ? nil : AreaGrid(row: 0, of: constant.column)
    }

    /// Whether the constant mixes points, paths and areas, which no relation but two takes.
    var isUndefined: Bool { prepared.isMixture && relation != .intersects && relation != .disjoint }

    /// Decides a row; unknown where there is no geometry, or none that can be compared.
    func truth(_ row: Int, of geometry: ProjectedGeometry) -> Truth {
        guard geometry.column.types[row] != nil else { return .unknown }
        let rowEnvelope = geometry.envelope(of: row)
        guard !rowEnvelope.isEmpty else { return .unknown }
        guard envelope.intersects(rowEnvelope) else { return relation == .disjoint ? .yes : .no }
        if let answer = boxAnswer(row, of: geometry) ?? answer(by: rowEnvelope) { return answer ? .yes : .no }
        return Truth(prepared.holds(relation, for: row, of: geometry.column))
    }

    private func boxAnswer(_ row: Int, of geometry: ProjectedGeometry) -> Bool? {
        guard !constant.boxes.isEmpty, relation == .intersects || relation == .disjoint else { return nil }
        let meets = constant.boxes.contains { $0.intersects(row: row, of: geometry.column) }
        return meets == (relation == .intersects)
    }

    /// Decides by the envelope of the row alone, which meets that of the constant.
    private func answer(by rowEnvelope: Envelope) -> Bool? {
        switch grid?.place(of: rowEnvelope) {
        case .inside: return relation == .intersects || relation == .within
        case .outside: return relation == .disjoint
        case .unknown, nil: break
        }
        switch relation {
        case .within: return envelope.contains(rowEnvelope) ? nil : false
        case .contains: return rowEnvelope.contains(envelope) ? nil : false
        case .equals: return rowEnvelope == envelope ? nil : false
        case .intersects, .disjoint, .touches, .overlaps, .crosses: return nil
        }
    }
}
