import CQL2
import GeoCore
import Testing

@Suite struct `Round trips of random trees` {
    @Test(arguments: 0..<20)
    func `a tree comes back from text and from JSON`(_ seed: UInt64) throws {
        var trees = RandomTrees(seed: seed)
        for _ in 0..<100 {
            let tree = trees.condition(5)
            let text = CQL2Text.encode(tree)
            #expect(try CQL2Text.parse(text) == tree, "\(text)")
            #expect(try CQL2JSON.parse(CQL2JSON.encode(tree)) == tree, "\(text)")
        }
    }

    @Test func `any finite number comes back as it was`() throws {
        var trees = RandomTrees(seed: 7)
        for _ in 0..<2_000 {
            let tree = Expression(
                .comparison(.equal, Expression(.property("a")), Expression(.literal(.real(trees.real()))))
            )
            #expect(try CQL2Text.parse(CQL2Text.encode(tree)) == tree)
            #expect(try CQL2JSON.parse(CQL2JSON.encode(tree)) == tree)
        }
    }

    @Test(arguments: 0..<8)
    func `changed bytes of a filter are read or refused, but never crash`(_ seed: UInt64) {
        var trees = RandomTrees(seed: 100 + seed)
        for _ in 0..<60 {
            let tree = trees.condition(4)
            for encoded in [Array(CQL2Text.encode(tree).utf8), CQL2JSON.encode(tree)] {
                for _ in 0..<10 { read(changed(encoded, &trees.numbers)) }
            }
        }
    }

    private func changed(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: bytes[place] = .random(in: 0...255, using: &numbers)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(Array("()[]{}',\"\\.-0eE:".utf8).randomElement(using: &numbers) ?? 0, at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    /// What is read must also come back.
    private func read(_ bytes: [UInt8]) {
        if let tree = try? CQL2Text.parse(utf8: bytes) { #expect((try? CQL2Text.parse(CQL2Text.encode(tree))) == tree) }
        if let tree = try? CQL2JSON.parse(bytes) {
            #expect((try? CQL2JSON.parse(CQL2JSON.encode(tree))) == tree)
            #expect((try? CQL2Text.parse(CQL2Text.encode(tree))) == tree)
        }
    }
}
