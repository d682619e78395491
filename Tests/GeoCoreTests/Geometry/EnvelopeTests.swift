import GeoCore
import Testing

@Suite struct `Envelope arithmetic` {
    private let square = Envelope(minX: 0, minY: 0, maxX: 10, maxY: 10)

    /// Empty, although each side alone would pass a comparison with a larger rectangle.
    private let inverted = Envelope(minX: 6, minY: 6, maxX: 4, maxY: 4)

    @Test(
        arguments: [
            ("inside", 2, 2, 3, 3, true), ("around", -1, -1, 11, 11, true), ("overlapping", 5, 5, 15, 15, true),
            ("edge touching", 10, 2, 12, 4, true), ("corner touching", 10, 10, 12, 12, true),
            ("crossing without a corner inside", -1, 4, 11, 6, true), ("a point inside", 5, 5, 5, 5, true),
            ("beside", 10.5, 0, 12, 10, false), ("above", 0, 11, 10, 12, false), ("diagonal", 11, 11, 12, 12, false),
        ] as [(String, Double, Double, Double, Double, Bool)]
    )
    func `envelopes intersect where they share a point`(
        _ sample: (name: String, minX: Double, minY: Double, maxX: Double, maxY: Double, expected: Bool)
    ) {
        let other = Envelope(minX: sample.minX, minY: sample.minY, maxX: sample.maxX, maxY: sample.maxY)
        #expect(square.intersects(other) == sample.expected, "\(sample.name)")
        #expect(other.intersects(square) == sample.expected, "\(sample.name)")
    }

    @Test func `an empty envelope intersects nothing, also when its edges lie inside a rectangle`() {
        for empty in [Envelope.empty, inverted, Envelope(minX: 4, minY: 4, maxX: 6, maxY: .nan)] {
            #expect(empty.isEmpty)
            #expect(!empty.intersects(square) && !square.intersects(empty) && !empty.intersects(empty))
        }
    }

    @Test func `an empty envelope has no size, stays empty when it grows and lies everywhere`() {
        #expect(inverted.width == 0 && inverted.height == 0)
        #expect(inverted.expanded(by: 5).isEmpty && Envelope.empty.expanded(by: .infinity).isEmpty)
        #expect(square.contains(inverted) && square.contains(.empty))
        #expect(!inverted.contains(x: 5, y: 5))
    }

    @Test func `the edges belong to an envelope`() {
        #expect(square.contains(x: 0, y: 10) && square.contains(x: 10, y: 0) && square.contains(square))
        #expect(!square.contains(x: 10.000_001, y: 5) && !square.contains(x: .nan, y: 5))
        #expect(!square.contains(Envelope(minX: 9, minY: 9, maxX: 10.5, maxY: 10)))
    }

    @Test func `extending the empty envelope by points gives their rectangle`() {
        var envelope = Envelope.empty
        envelope.extend(x: 3, y: -1)
        #expect(envelope == Envelope(minX: 3, minY: -1, maxX: 3, maxY: -1))
        envelope.extend(x: -2, y: 4)
        #expect(envelope == Envelope(minX: -2, minY: -1, maxX: 3, maxY: 4))
        #expect(envelope.width == 5 && envelope.height == 5)
    }

    @Test func `a coordinate that is not a number extends nothing`() {
        var envelope = Envelope.empty
        envelope.extend(x: .nan, y: .nan)
        #expect(envelope == .empty)
        envelope = square
        envelope.extend(x: .nan, y: 12)
        #expect(envelope == Envelope(minX: 0, minY: 0, maxX: 10, maxY: 12))
        envelope.extend(by: Envelope(minX: .nan, minY: 0, maxX: 99, maxY: 99))
        #expect(envelope.maxX == 10)
    }

    @Test func `extending by an empty envelope changes nothing`() {
        var envelope = square
        envelope.extend(by: inverted)
        envelope.extend(by: .empty)
        #expect(envelope == square)
        envelope.extend(by: Envelope(minX: -5, minY: 2, maxX: 3, maxY: 20))
        #expect(envelope == Envelope(minX: -5, minY: 0, maxX: 10, maxY: 20))
    }

    @Test func `an intersection is what both cover and empty where they are apart`() {
        let other = Envelope(minX: 5, minY: -5, maxX: 15, maxY: 5)
        #expect(square.intersection(other) == Envelope(minX: 5, minY: 0, maxX: 10, maxY: 5))
        let apart = square.intersection(Envelope(minX: 20, minY: 0, maxX: 30, maxY: 10))
        #expect(apart.isEmpty)
        #expect(!apart.intersects(Envelope(minX: -100, minY: -100, maxX: 100, maxY: 100)))
    }

    @Test func `an envelope grows and shrinks by a margin on every side`() {
        #expect(square.expanded(by: 2) == Envelope(minX: -2, minY: -2, maxX: 12, maxY: 12))
        #expect(square.expanded(by: -6).isEmpty)
        #expect(Envelope.world.width == 360 && Envelope.world.height == 180)
    }
}
