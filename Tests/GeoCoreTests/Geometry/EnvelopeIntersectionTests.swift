import GeoCore
import Testing

/// One geometry, one box, and whether they meet, found by drawing them.
struct IntersectionSample: Sendable, CustomTestStringConvertible {
    let name: String
    let type: GeometryType
    let parts: [[[[Double]]]]
    let box: Envelope
    let expected: Bool
    var kinds: [GeometryType] = []

    init(
        _ name: String,
        _ type: GeometryType,
        _ parts: [[[[Double]]]],
        _ box: [Double],
        _ expected: Bool,
        kinds: [GeometryType] = []
    ) {
        self.name = name
        self.type = type
        self.parts = parts
        self.box = Envelope(minX: box[0], minY: box[1], maxX: box[2], maxY: box[3])
        self.expected = expected
        self.kinds = kinds
    }

    var testDescription: String { name }
}

@Suite struct `Meeting of a geometry and a box` {
    private static let box: [Double] = [0, 0, 10, 10]
    private static let frame = [rectangle(-20, -20, 30, 30), rectangle(-5, -5, 15, 15)]

    private static let points: [IntersectionSample] = [
        .init("point inside", .point, [[[[5, 5]]]], box, true),
        .init("point on an edge", .point, [[[[10, 5]]]], box, true),
        .init("point on a corner", .point, [[[[0, 10]]]], box, true),
        .init("point outside", .point, [[[[10.001, 5]]]], box, false),
        .init("second of two points inside", .multiPoint, [[[[20, 20]]], [[[5, 5]]]], box, true),
        .init("points around the box", .multiPoint, [[[[-1, -1]]], [[[11, 11]]]], box, false),
        .init("point on a box without area", .point, [[[[5, 5]]]], [5, 5, 5, 5], true),
        .init("point in an empty box", .point, [[[[5, 5]]]], [6, 6, 4, 4], false),
    ]

    private static let lines: [IntersectionSample] = [
        .init("line with its end inside", .lineString, [[[[-5, 5], [5, 5]]]], box, true),
        .init("line through, no vertex inside", .lineString, [[[[-5, 5], [15, 6]]]], box, true),
        .init("line across a corner", .lineString, [[[[-1, 2], [2, -1]]]], box, true),
        .init("line touching a corner", .lineString, [[[[-2, 2], [2, -2]]]], box, true),
        .init("line passing a corner", .lineString, [[[[-2, 1], [1, -2]]]], box, false),
        .init("line along an edge", .lineString, [[[[-5, 10], [15, 10]]]], box, true),
        .init("line beside an edge", .lineString, [[[[-5, 10.5], [15, 10.5]]]], box, false),
        .init("line around the box", .lineString, [[[[-5, -5], [15, -5], [15, 15], [-5, 15]]]], box, false),
        .init("second path through", .multiLineString, [[[[20, 0], [20, 9]]], [[[-5, 5], [15, 5]]]], box, true),
        .init("diagonal over a box without area", .lineString, [[[[0, 0], [10, 10]]]], [5, 5, 5, 5], true),
        .init("diagonal beside a box without area", .lineString, [[[[0, 0], [10, 10]]]], [5, 6, 5, 6], false),
    ]

    private static let areas: [IntersectionSample] = [
        .init("area inside the box", .polygon, [[rectangle(2, 2, 3, 3)]], box, true),
        .init("box inside the area", .polygon, [[rectangle(-5, -5, 15, 15)]], box, true),
        .init("box inside a hole", .polygon, [frame], box, false),
        .init("box larger than the hole", .polygon, [frame], [-6, -6, 16, 16], true),
        .init("box touching the hole's edge from inside", .polygon, [frame], [0, 0, 15, 10], true),
        .init("box between shell and hole", .polygon, [frame], [-15, -15, -10, -10], true),
        .init("island in a hole", .multiPolygon, [frame, [rectangle(-1, -1, 11, 11)]], box, true),
        .init("edges touch", .polygon, [[rectangle(10, 0, 20, 10)]], box, true),
        .init("corners touch", .polygon, [[rectangle(10, 10, 20, 20)]], box, true),
        .init("thin area across", .polygon, [[[[-9, 4], [19, 4], [19, 4.001], [-9, 4.001], [-9, 4]]]], box, true),
        .init("spike across a corner", .polygon, [[[[-4, 2], [2, -4], [-3, -3], [-4, 2]]]], box, false),
        .init("spike into a corner", .polygon, [[[[-4, 6], [6, -4], [-4, -4], [-4, 6]]]], box, true),
        .init("second area inside", .multiPolygon, [[rectangle(20, 0, 30, 9)], [rectangle(1, 1, 2, 2)]], box, true),
        .init(
            "box between two areas",
            .multiPolygon,
            [[rectangle(20, 0, 30, 9)], [rectangle(-9, 0, -1, 9)]],
            box,
            false
        ),
        .init(
            "box in the bay of a U",
            .polygon,
            [
                [[[-5, -5], [15, -5], [15, 20], [12, 20], [12, -2], [-2, -2], [-2, 20], [-5, 20], [-5, -5]]]
            ],
            box,
            false
        ),
    ]

    private static let mixtures: [IntersectionSample] = [
        .init(
            "path of a collection inside",
            .geometryCollection,
            [[[[20, 20]]], [[[-5, 5], [15, 5]]]],
            box,
            true,
            kinds: [.point, .lineString]
        ),
        .init(
            "closed path of a collection is no area",
            .geometryCollection,
            [[[[20, 20]]], [rectangle(-5, -5, 15, 15)]],
            box,
            false,
            kinds: [.point, .lineString]
        ),
        .init(
            "area of a collection around the box",
            .geometryCollection,
            [[[[20, 20]]], [rectangle(-5, -5, 15, 15)]],
            box,
            true,
            kinds: [.point, .polygon]
        ),
    ]

    @Test(arguments: points + lines + areas + mixtures)
    func `a geometry meets a box exactly where they share a point`(_ sample: IntersectionSample) {
        // Rows around it make a mistake in the offsets visible.
        var column = GeometryColumn(.point, [[[[5, 5]]]])
        column.append(sample.type, sample.parts, kinds: sample.kinds)
        column.append(.polygon, [[rectangle(-90, -90, 90, 90)]])
        #expect(sample.box.intersects(row: 1, of: column) == sample.expected)
    }

    @Test func `a row without geometry meets nothing`() {
        var column = GeometryColumn()
        column.appendNull()
        column.append(.point, [[[[5, 5]]]])
        column.appendNull()
        let meets = (0..<3).map { Envelope.world.intersects(row: $0, of: column) }
        #expect(meets == [false, true, false])
    }

    @Test func `coordinates that are not numbers meet nothing`() {
        let column = GeometryColumn(.lineString, [[[[.nan, 5], [5, .nan]]]])
        #expect(!Envelope.world.intersects(row: 0, of: column))
    }

    @Test func `random areas and boxes agree with whole-number geometry`() {
        var numbers = SeededNumbers(seed: 11)
        var meetings = 0
        for _ in 0..<4_000 {
            let area = LatticeArea.random(using: &numbers)
            let column = GeometryColumn(.polygon, [area.rings.map { $0.map { [Double($0.x), Double($0.y)] } }])
            let box = LatticeBox.random(using: &numbers)
            let expected = box.meets(area)
            #expect(box.envelope.intersects(row: 0, of: column) == expected, "\(box) \(area)")
            if box.sampledMeeting(area) { #expect(expected, "a sampled position lies in both") }
            meetings += expected ? 1 : 0
        }
        #expect((1_000...3_000).contains(meetings), "both answers must be common for the test to mean anything")
    }
}
