import FeatureQuery
import GeoCore
import Testing

@testable import LayerValidation

@Suite struct `Walk over neighbours` {
    private func pairs(of layer: DrawnLayer, _ selection: NeighbourWalk.Selection) throws -> (Set<[Int]>, NeighbourWalk)
    {
        let walk = NeighbourWalk(layer, selection, GroundScale(nil))
        var pairs: Set<[Int]> = []
        let visit: NeighbourWalk.Visit = { first, row, second, otherRow throws(PaftaError) in
            let rows = [
                try layer.block(first.number).positions[row], try layer.block(second.number).positions[otherRow],
            ]
            #expect(pairs.insert(rows.map { Int($0) }.sorted()).inserted)
        }
        try walk.visitPairs(progress: { _ in }, visit)
        return (pairs, walk)
    }

    /// Boxes of all sizes, and the pairs whose envelopes lie within the margin.
    @Test(arguments: [0.0, 1.5])
    func `visits each pair of envelopes that meet once, and no other`(margin: Double) throws {
        var dice = Dice(11)
        let layer = DrawnLayer(blockSize: 7)
        var boxes: [Envelope] = []
        for _ in 0..<150 {
            let (x, y) = (dice.roll(0, 100), dice.roll(0, 100))
            let (width, height) = (dice.roll(0.1, 12), dice.roll(0.1, 12))
            layer.add(box: x, y, x + width, y + height)
            boxes.append(Envelope(minX: x, minY: y, maxX: x + width, maxY: y + height))
        }
        var expected: Set<[Int]> = []
        for first in boxes.indices {
            for second in boxes.indices[(first + 1)...]
            where boxes[first].expanded(by: margin).intersects(boxes[second]) {
                expected.insert([first + 1, second + 1])
            }
        }
        #expect(try pairs(of: layer, NeighbourWalk.Selection(margin: margin)).0 == expected)
    }

    @Test func `compares only features of one group`() throws {
        let layer = DrawnLayer(blockSize: 2)
        for ada in ["1", "2", nil, "1", nil] { layer.add(box: 0, 0, 10, 10, ada: ada) }
        #expect(try pairs(of: layer, NeighbourWalk.Selection(groups: ["ada"])).0 == [[1, 4]])
    }

    @Test func `ends where everything lies upon everything`() throws {
        let layer = DrawnLayer(blockSize: 4)
        for _ in 0..<40 { layer.add(box: 0, 0, 10, 10) }
        let (pairs, walk) = try pairs(of: layer, NeighbourWalk.Selection(pairLimit: (2, 20)))
        #expect(walk.isStopped && (100..<150).contains(pairs.count))
        #expect(!(try self.pairs(of: layer, NeighbourWalk.Selection()).1.isStopped))
    }

    @Test func `tells what lies at a point afterwards`() throws {
        let layer = DrawnLayer(blockSize: 2)
        for column in 0..<9 { layer.add(box: Double(column), 0, Double(column) + 2, 1) }
        let (_, walk) = try pairs(of: layer, NeighbourWalk.Selection())
        var rows: [Int64] = []
        try walk.visit(meeting: Envelope(minX: 4.5, minY: 0.5, maxX: 4.5, maxY: 0.5)) { block, row throws(PaftaError) in
            rows.append(try layer.block(block.number).positions[row])
            return true
        }
        #expect(rows.sorted() == [4, 5])
    }
}
