internal import GeoCore

/// Fills the R-tree of a layer from the bottom, in the order in which the rows are given.
///
/// SQLite's R-tree module keeps its nodes in three ordinary tables whose layout is part of its file format. Rows in
/// Hilbert order packed node by node give a tree of full nodes with little overlap, in a fraction of the time that
/// inserting row by row takes; later inserts and deletes through SQLite work on it as on any other tree.
/// - SeeAlso: sqlite.org/rtree.html, section "Shadow tables"; ext/rtree/rtree.c, opening comment on the node format.
struct SpatialIndexBuilder {
    /// A rectangle as the index keeps it: single precision, rounded outwards.
    private struct Cell {
        let id: Int64
        let minX: Float
        let maxX: Float
        let minY: Float
        let maxY: Float
    }

    /// Bytes of a cell with two dimensions: a 64-bit number and four 32-bit coordinates.
    private static let cellSize = 24
    /// More entries than that are never put into a node (`RTREE_MAXCELLS`).
    private static let maximumEntries = 51
    /// A deeper tree is damaged, says the R-tree module.
    private static let maximumDepth = 40

    private let connection: SQLiteConnection
    private let index: String
    private let nodeSize: Int
    private let capacity: Int
    private var open: [Cell] = []
    private var parents: [Cell] = []
    private var nextNode: Int64 = 2  // 1 is the root
    private var bytes = ByteWriter(capacity: 2_048)

    /// Creates the index of `table`, empty.
    init(_ index: String, in connection: SQLiteConnection) throws(PaftaError) {
        try connection.execute("CREATE VIRTUAL TABLE \(quoted(index)) USING rtree(id, minx, maxx, miny, maxy)")
        self.connection = connection
        self.index = index
        let size = try connection.integer("SELECT length(data) FROM \(quoted("\(index)_node")) WHERE nodeno = 1")
        nodeSize = Int(size ?? 1_228)
        capacity = min((nodeSize - 4) / Self.cellSize, Self.maximumEntries)
    }

    /// Adds a row behind those before.
    mutating func append(row: Int64, _ envelope: Envelope) throws(PaftaError) {
        open.append(
            Cell(
                id: row,
                minX: Self.down(envelope.minX),
                maxX: Self.up(envelope.maxX),
                minY: Self.down(envelope.minY),
                maxY: Self.up(envelope.maxY)
            )
        )
        if open.count == capacity { try closeLeaf() }
    }

    /// Writes the levels above the leaves.
    mutating func finish() throws(PaftaError) {
        if parents.isEmpty { return try write(node: 1, depth: 0, open, children: .rows) }
        if !open.isEmpty { try closeLeaf() }
        var depth = 1
        while parents.count > capacity {
            guard depth < Self.maximumDepth else { throw PaftaError.indexTooDeep }
            try closeLevel()
            depth += 1
        }
        try write(node: 1, depth: depth, parents, children: .nodes)
    }

    private mutating func closeLeaf() throws(PaftaError) {
        let node = nextNode
        nextNode += 1
        try write(node: node, depth: 0, open, children: .rows)
        parents.append(Self.union(of: open[...], id: node))
        open.removeAll(keepingCapacity: true)
    }

    private mutating func closeLevel() throws(PaftaError) {
        var above: [Cell] = []
        var start = 0
        while start < parents.count {
            let cells = Array(parents[start..<min(start + capacity, parents.count)])
            try write(node: nextNode, depth: 0, cells, children: .nodes)
            above.append(Self.union(of: cells[...], id: nextNode))
            nextNode += 1
            start += capacity
        }
        parents = above
    }

    private enum Children: String {
        case rows = "_rowid"
        case nodes = "_parent"
    }

    /// Writes a node and where its entries are found; only the root says its depth.
    private mutating func write(
        node: Int64,
        depth: Int,
        _ cells: [Cell],
        children: Children
    ) throws(PaftaError) {
        bytes.removeAll()
        append(bigEndian: UInt16(depth))
        append(bigEndian: UInt16(cells.count))
        for cell in cells {
            append(bigEndian: UInt64(bitPattern: cell.id))
            for coordinate in [cell.minX, cell.maxX, cell.minY, cell.maxY] { append(bigEndian: coordinate.bitPattern) }
        }
        bytes.append([UInt8](repeating: 0, count: nodeSize - bytes.count))
        let put = try connection.statement("INSERT OR REPLACE INTO \(quoted("\(index)_node")) VALUES (?, ?)")
        try put.bind(.integer(node), at: 1)
        try put.bindBlob(bytes.storage.span.extracting(0..<bytes.count), at: 2)
        _ = try put.step()
        let link = try connection.statement("INSERT INTO \(quoted("\(index)\(children.rawValue)")) VALUES (?, ?)")
        for cell in cells {
            link.reset()
            try link.bind(.integer(cell.id), at: 1)
            try link.bind(.integer(node), at: 2)
            _ = try link.step()
        }
    }

    private mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        bytes.append(littleEndian: number.byteSwapped)
    }

    private static func union(of cells: ArraySlice<Cell>, id: Int64) -> Cell {
        var union = Cell(id: id, minX: .infinity, maxX: -.infinity, minY: .infinity, maxY: -.infinity)
        for cell in cells {
            union = Cell(
                id: id,
                minX: min(union.minX, cell.minX),
                maxX: max(union.maxX, cell.maxX),
                minY: min(union.minY, cell.minY),
                maxY: max(union.maxY, cell.maxY)
            )
        }
        return union
    }

    private static func down(_ value: Double) -> Float {
        let rounded = Float(value)
        return Double(rounded) > value ? rounded.nextDown : rounded
    }

    private static func up(_ value: Double) -> Float {
        let rounded = Float(value)
        return Double(rounded) < value ? rounded.nextUp : rounded
    }
}

extension PaftaError {
    /// The spatial index would be deeper than SQLite allows; needs more rows than a file can hold.
    fileprivate static var indexTooDeep: PaftaError {
        PaftaError(
            .internalFault,
            .fault,
            LocalizedText("The spatial index grew too deep.", tr: "Mekânsal dizin çok derinleşti.")
        )
    }
}
