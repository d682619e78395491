import FeatureFiltering
import FeatureQuery
import GeoCore
import Testing

@Suite struct `Bounds of filters` {
    private func bounds(_ filter: String) throws -> [SpatialBound] {
        try Layer([("n", .integer)]).evaluator(filter).bounds
    }

    private func boxes(_ filter: String) throws -> [[Envelope]] { try bounds(filter).map(\.envelopes) }

    private static let one = Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)
    private static let two = Envelope(minX: 5, minY: 5, maxX: 7, maxY: 7)

    @Test(arguments: ["INTERSECTS", "EQUALS", "TOUCHES", "WITHIN", "OVERLAPS", "CROSSES", "CONTAINS"])
    func `a relation that needs a common point bounds the geometry`(_ function: String) throws {
        #expect(try boxes("S_\(function)(geom, BBOX(0,0,1,1))") == [[Self.one]])
        #expect(try boxes("S_\(function)(BBOX(0,0,1,1), geom)") == [[Self.one]])
        #expect(try bounds("S_\(function)(geom, BBOX(0,0,1,1))").first?.crs == .epsg(5254))
    }

    @Test func `conjunctions collect bounds, alternatives join them if each has one`() throws {
        let (a, b) = ("S_INTERSECTS(geom, BBOX(0,0,1,1))", "S_WITHIN(geom, BBOX(5,5,7,7))")
        #expect(try boxes("n = 1 AND \(a) AND \(b)") == [[Self.one], [Self.two]])
        #expect(try boxes("\(a) OR \(b)") == [[Self.one, Self.two]])
        #expect(try boxes("(\(a) AND n = 1) OR (\(a) AND \(b))") == [[Self.one, Self.one]])
        #expect(try boxes("\(a) OR n = 1") == [])
        #expect(try boxes("\(a) OR FALSE") == [[Self.one]])
        #expect(try boxes("n = 1") == [])
    }

    @Test func `a denied disjunction is a conjunction, and what is not disjoint meets`() throws {
        #expect(try boxes("NOT S_DISJOINT(geom, BBOX(0,0,1,1))") == [[Self.one]])
        #expect(try boxes("NOT (S_DISJOINT(geom, BBOX(0,0,1,1)) OR n = 1)") == [[Self.one]])
        #expect(try boxes("NOT (S_DISJOINT(geom, BBOX(0,0,1,1)) AND n = 1)") == [])
        #expect(try boxes("NOT S_INTERSECTS(geom, BBOX(0,0,1,1))") == [])
        #expect(try boxes("S_DISJOINT(geom, BBOX(0,0,1,1))") == [])
    }

    @Test func `parts of a geometry bound it each for itself, up to sixteen`() throws {
        let few = (0..<16).map { "(\($0) \($0))" }.joined(separator: ",")
        #expect(try boxes("S_INTERSECTS(geom, MULTIPOINT(\(few)))").first?.count == 16)
        let many = (0..<17).map { "(\($0) \($0))" }.joined(separator: ",")
        let whole = Envelope(minX: 0, minY: 0, maxX: 16, maxY: 16)
        #expect(try boxes("S_INTERSECTS(geom, MULTIPOINT(\(many)))") == [[whole]])
        let alternatives = (0..<20).map { "S_INTERSECTS(geom, POINT(\($0) 0))" }.joined(separator: " OR ")
        #expect(try boxes(alternatives).map(\.count) == [1])
    }

    @Test func `a distance below a number of metres bounds the geometry in the stored CRS`() throws {
        let bound = try #require(try bounds("distance(geom, POINT(100 200)) < 50").first)
        let envelope = try #require(bound.envelopes.first)
        #expect(bound.crs == .epsg(5254))
        let wanted = Envelope(minX: 50, minY: 150, maxX: 150, maxY: 250)
        #expect(envelope.contains(wanted) && wanted.expanded(by: 0.01).contains(envelope))
        #expect(try bounds("distance(geom, POINT(100 200)) > 50").isEmpty)
        #expect(try bounds("NOT 50 <= distance(geom, POINT(100 200))").count == 1)
    }

    @Test func `only what a filter reads is named`() throws {
        let layer = Layer([("a", .integer), ("b", .text), ("c", .real)])
        let evaluator = try layer.evaluator("c > 1 AND (a = 2 OR c < 0) AND id = 5")
        #expect(evaluator.properties == ["c", "a"])
        #expect(!evaluator.readsGeometry)
        #expect(try layer.evaluator("area(geom) > 5").readsGeometry)
        #expect(try !layer.evaluator("S_INTERSECTS(POINT(0 0), POINT(0 0))").readsGeometry)
    }
}
