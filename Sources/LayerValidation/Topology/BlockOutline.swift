import FeatureQuery
import GeoCore

/// What is kept of every block for the whole walk: the envelopes of its features, from west to east.
struct BlockOutline {
    /// The envelopes, ordered by their western edges.
    private(set) var boxes: [Envelope] = []
    /// The row of each envelope.
    private(set) var rows: [Int32] = []
    /// A number for the group of each envelope's feature; 0 if it has none.
    private(set) var groups: [UInt64] = []
    /// The envelope of all.
    private(set) var extent = Envelope.empty

    /// Draws the outline of the rows that take part.
    init(_ boxes: [Envelope], groups rowGroups: [UInt64]?, where takesPart: (Int) -> Bool) {
        let order = boxes.indices.filter { !boxes[$0].isEmpty && takesPart($0) }
            .sorted { boxes[$0].minX < boxes[$1].minX }
        self.boxes = order.map { boxes[$0] }
        rows = order.map { Int32($0) }
        if let rowGroups { groups = order.map { rowGroups[$0] } }
        for box in self.boxes { extent.extend(by: box) }
    }

    /// The group of a row that takes part; `nil` without groups.
    func group(ofRow row: Int) -> UInt64? {
        guard !groups.isEmpty, let place = rows.firstIndex(of: Int32(row)) else { return nil }
        return groups[place]
    }

    /// Returns the outline without some rows.
    func leavingOut(_ left: Set<Int32>) -> BlockOutline {
        var outline = self
        let kept = rows.indices.filter { !left.contains(rows[$0]) }
        outline.boxes = kept.map { boxes[$0] }
        outline.rows = kept.map { rows[$0] }
        if !groups.isEmpty { outline.groups = kept.map { groups[$0] } }
        return outline
    }

    /// Appends the pairs of rows whose envelopes meet and whose groups are equal: first one of `self`, then of `other`.
    func appendPairs(with other: BlockOutline, to pairs: inout [(Int32, Int32)]) {
        let mine = boxes.indices.filter { boxes[$0].intersects(other.extent) }
        let theirs = other.boxes.indices.filter { other.boxes[$0].intersects(extent) }
        var first = 0
        var second = 0
        while first < mine.count, second < theirs.count {
            let box = boxes[mine[first]]
            let otherBox = other.boxes[theirs[second]]
            if box.minX <= otherBox.minX {
                var next = second
                while next < theirs.count, other.boxes[theirs[next]].minX <= box.maxX {
                    append(mine[first], theirs[next], other, to: &pairs)
                    next += 1
                }
                first += 1
            } else {
                var next = first
                while next < mine.count, boxes[mine[next]].minX <= otherBox.maxX {
                    append(mine[next], theirs[second], other, to: &pairs)
                    next += 1
                }
                second += 1
            }
        }
    }

    /// Appends the pairs inside the block.
    func appendOwnPairs(to pairs: inout [(Int32, Int32)]) {
        for first in boxes.indices {
            var next = first + 1
            while next < boxes.count, boxes[next].minX <= boxes[first].maxX {
                append(first, next, self, to: &pairs)
                next += 1
            }
        }
    }

    private func append(_ mine: Int, _ theirs: Int, _ other: BlockOutline, to pairs: inout [(Int32, Int32)]) {
        guard boxes[mine].minY <= other.boxes[theirs].maxY, boxes[mine].maxY >= other.boxes[theirs].minY else { return }
        if !groups.isEmpty {
            guard groups[mine] != 0, groups[mine] == other.groups[theirs] else { return }
        }
        pairs.append((rows[mine], other.rows[theirs]))
    }
}

extension FeatureBatch {
    /// Returns a number for the values of some fields of each row, equal for equal values; 0 where one is missing.
    ///
    /// 64 bits of a hash: that two neighbours of different groups share one is less likely than a disk that lies.
    func groups(by fields: [String]) -> [UInt64] {
        let columns = fields.compactMap { index(of: $0) }.map { properties[$0] }
        guard columns.count == fields.count else { return Array(repeating: 0, count: count) }
        return (0..<count)
            .map { row in
                guard columns.allSatisfy({ !$0.isNull[row] }) else { return 0 }
                var hash = StableHash()
                for column in columns { column.add(row, to: &hash) }
                return hash.value
            }
    }
}

extension PropertyColumn {
    /// Adds the bytes of a value and one that cannot stand in a text.
    fileprivate func add(_ row: Int, to hash: inout StableHash) {
        if holdsBytes {
            hash.add(bytes[range(of: row)])
        } else {
            hash.add(type == .real ? reals[row].bitPattern : UInt64(bitPattern: integers[row]))
        }
        hash.add(0xFF as UInt8)
    }
}
