internal import GeoCore

/// Reads a node of SQLite's R-tree.
enum SpatialIndexNode {
    /// Returns the envelope of all entries of a node; `nil` if there is none.
    static func envelope(_ node: RawSpan) -> Envelope? {
        guard node.byteCount >= 4 else { return nil }
        let count = Int(number(node, 2, as: UInt16.self))
        var envelope = Envelope.empty
        for entry in 0..<count {
            let start = 4 + 24 * entry + 8
            guard start + 16 <= node.byteCount else { return nil }
            let edges = (0..<4).map { Double(Float(bitPattern: number(node, start + 4 * $0, as: UInt32.self))) }
            envelope.extend(by: Envelope(minX: edges[0], minY: edges[2], maxX: edges[1], maxY: edges[3]))
        }
        return envelope.isEmpty ? nil : envelope
    }

    private static func number<Number: FixedWidthInteger & BitwiseCopyable>(
        _ bytes: RawSpan,
        _ offset: Int,
        as type: Number.Type
    ) -> Number {
        // Safe: an integer takes any bit pattern, and the caller checked the range.
        Number(bigEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: type))
    }
}

extension SQLiteConnection {
    /// Returns the envelope of everything in a spatial index, right to single precision; `nil` if it is empty.
    ///
    /// Its root says it, so that no geometry has to be read.
    func extent(ofSpatialIndex index: String) throws(PaftaError) -> Envelope? {
        let statement = try statement("SELECT data FROM main.\(quoted("\(index)_node")) WHERE nodeno = 1")
        defer { statement.reset() }
        guard try statement.step() else { return nil }
        return try statement.withBlob(0) { SpatialIndexNode.envelope($0) }
    }
}
