import FeatureFormats
import FeatureQuery
import GeoCore
import Testing

@Suite struct `FlatGeobuf geometries` {
    private static let square: [[Double]] = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    private static let hole: [[Double]] = [[1, 1], [1, 2], [2, 2], [1, 1]]

    /// The text of a geometry table: kind if it says one, then ends, coordinates, heights and parts if they are there.
    private func text(_ table: FlatBufferReader?) -> String {
        guard let table else { return "none" }
        var text = table.number(6, size: 1).map { "\($0)" } ?? "-"
        if let ends = table.vector(0, size: 4) { text += " ends \(ends)" }
        if let xy = table.doubles(1) { text += " \(xy.map { Int($0) })" }
        if let z = table.doubles(2) { text += " z \(z)" }
        let parts = table.tables(7)
        return parts.isEmpty ? text : text + " {" + parts.map { self.text($0) }.joined(separator: "; ") + "}"
    }

    private func texts(_ geometry: GeometryColumn, _ type: GeometryType?, hasHeights: Bool = false) throws -> [String] {
        let batch = batch(of: geometry)
        let layer = flatGeobufLayer(batch, type, hasHeights: hasHeights)
        let streamed = try #require(FlatGeobufFile(flatGeobuf(layer, [batch], isIndexed: false)))
        let indexed = try #require(FlatGeobufFile(flatGeobuf(layer, [batch], isIndexed: true)))
        #expect(indexed.features.map { text($0.table(0)) } == streamed.features.map { text($0.table(0)) })
        return streamed.features.map { text($0.table(0)) }
    }

    @Test func `in a layer of mixed kinds each geometry says its own`() throws {
        var geometry = GeometryColumn()
        geometry.append(.point, [[[[1, 2]]]])
        geometry.append(.multiPoint, [[[[1, 2]]], [[[3, 4]]]])
        geometry.append(.lineString, [[[[1, 2], [3, 4]]]])
        geometry.append(.multiLineString, [[[[1, 2], [3, 4]]], [[[5, 6], [7, 8], [9, 9]]]])
        geometry.append(.polygon, [[Self.square, Self.hole]])
        geometry.appendNull()
        #expect(
            try texts(geometry, nil) == [
                "1 [1, 2]", "4 [1, 2, 3, 4]", "2 [1, 2, 3, 4]", "5 ends [2, 5] [1, 2, 3, 4, 5, 6, 7, 8, 9, 9]",
                "3 ends [5, 9] [0, 0, 4, 0, 4, 4, 0, 4, 0, 0, 1, 1, 1, 2, 2, 2, 1, 1]", "none",
            ]
        )
    }

    @Test func `a polygon of one ring needs no ends and no kind`() throws {
        var geometry = GeometryColumn()
        geometry.append(.polygon, [[Self.hole]])
        #expect(try texts(geometry, .polygon) == ["- [1, 1, 1, 2, 2, 2, 1, 1]"])
    }

    @Test func `parts of a multipolygon are geometries of their own`() throws {
        var geometry = GeometryColumn()
        geometry.append(.multiPolygon, [[Self.square, Self.hole], [Self.hole]])
        let parts = "{- ends [5, 9] [0, 0, 4, 0, 4, 4, 0, 4, 0, 0, 1, 1, 1, 2, 2, 2, 1, 1]; - [1, 1, 1, 2, 2, 2, 1, 1]}"
        #expect(try texts(geometry, .multiPolygon) == ["- " + parts])
        #expect(try texts(geometry, nil) == ["6 " + parts])
    }

    @Test func `parts of a collection say their kinds`() throws {
        var geometry = GeometryColumn()
        geometry.append(
            .geometryCollection,
            [[[[5, 6]]], [[[5, 6], [7, 8]]], [Self.hole]],
            kinds: [.point, .lineString, .polygon]
        )
        #expect(
            try texts(geometry, .geometryCollection) == ["- {1 [5, 6]; 2 [5, 6, 7, 8]; 3 [1, 1, 1, 2, 2, 2, 1, 1]}"]
        )
    }

    @Test func `heights lie in a vector of their own`() throws {
        var geometry = GeometryColumn()
        geometry.append(.lineString, [[[[1, 2, 30], [3, 4, .nan]]]])
        geometry.append(.multiPolygon, [[[[0, 0, 1], [1, 0, 2], [0, 1, 3], [0, 0, 1]]]])
        #expect(
            try texts(geometry, nil, hasHeights: true) == [
                "2 [1, 2, 3, 4] z [30.0, nan]", "6 {- [0, 0, 1, 0, 0, 1, 0, 0] z [1.0, 2.0, 3.0, 1.0]}",
            ]
        )
        #expect(try texts(geometry, nil) == ["2 [1, 2, 3, 4]", "6 {- [0, 0, 1, 0, 0, 1, 0, 0]}"])
    }

    @Test func `a batch without heights in a layer with them has not-a-numbers`() throws {
        var geometry = GeometryColumn()
        geometry.append(.point, [[[[1, 2]]]])
        #expect(try texts(geometry, .point, hasHeights: true) == ["- [1, 2] z [nan]"])
    }

    @Test func `geometries become the kind of the layer where they can, and are left out where not`() throws {
        var geometry = GeometryColumn()
        geometry.append(.polygon, [[Self.hole]])
        geometry.append(.multiPolygon, [[Self.hole]])
        geometry.append(.multiPolygon, [[Self.hole], [Self.square]])
        geometry.append(.point, [[[[1, 2]]]])
        let hole = "- [1, 1, 1, 2, 2, 2, 1, 1]"
        #expect(try texts(geometry, .polygon) == [hole, hole, "none", "none"])
        #expect(try texts(geometry, .multiPolygon).map { $0 == "none" } == [false, false, false, true])
        #expect(try texts(geometry, .geometryCollection)[3] == "- {1 [1, 2]}")
    }
}
