public import FeatureQuery
public import GeoCore

/// Reads blocks of a packed copy into batches; belongs to one query.
public struct PackReader: Sendable {
    private let file: PackFile
    private let wantsGeometry: Bool
    /// The places of the properties wanted in the layer's schema, in the order of the batch.
    private let columns: [Int]
    /// The memory of one block; each byte lies where it lies in the file's block.
    private var buffer: [UInt8] = []
    private var block = 0
    private var starts: [Int] = []

    /// The most features of a block.
    public static let rowsOfBlock = PackLayout.rows

    /// Prepares to read `properties`, given by their places in the layer's schema.
    public init(_ file: PackFile, columns: [Int], wantsGeometry: Bool) {
        self.file = file
        self.columns = columns
        self.wantsGeometry = wantsGeometry
    }

    /// Returns which blocks may hold features behind row number `after` that meet one of `boxes`; `nil` for everywhere.
    public func blocks(meeting boxes: [Envelope]?, withoutGeometry: Bool, after: Int64?) -> [Int] {
        let bounds = boxes?.map { BlockEntry.Bounds($0) }
        var found: [Int] = []
        for (index, entry) in file.blocks.enumerated() {
            if let after, entry.lastPosition <= after { continue }
            if let bounds, !(withoutGeometry && entry.hasNullGeometry),
                !bounds.contains(where: { $0.intersects(entry.bounds) })
            {
                continue
            }
            found.append(index)
        }
        return found
    }

    /// Returns which blocks hold row numbers of `ranges`, which grow.
    public func blocks(holding ranges: [ClosedRange<Int64>]) -> [Int] {
        var found: [Int] = []
        var range = ranges.startIndex
        for (index, entry) in file.blocks.enumerated() {
            while range < ranges.endIndex, ranges[range].upperBound < entry.firstPosition { range += 1 }
            guard range < ranges.endIndex else { break }
            if ranges[range].lowerBound <= entry.lastPosition { found.append(index) }
        }
        return found
    }

    /// Appends the features of a block that may meet one of `boxes` (`nil`: all) and lie behind `after` to `batch`.
    ///
    /// - Throws: `pack.damaged`.
    public mutating func append(
        block index: Int,
        meeting boxes: [Envelope]?,
        withoutGeometry: Bool,
        after: Int64?,
        to batch: inout FeatureBatch
    ) throws(PaftaError) {
        let entry = file.blocks[index]
        let bounds = boxes?.map { BlockEntry.Bounds($0) } ?? []
        let isWhole = boxes == nil || (!entry.hasNullGeometry && bounds.contains { $0.contains(entry.bounds) })
        if isWhole, after.map({ $0 < entry.firstPosition }) ?? true {
            try load(index, headOnly: false)
            return try append([0..<Int(entry.rows)], to: &batch)
        }
        try load(index, headOnly: true)
        let runs = try withBlock { block throws(PaftaError) in
            try block.rows(after: after) { bound, type in
                boxes == nil || (type == 0 ? withoutGeometry : bounds.contains { $0.intersects(bound) })
            }
        }
        guard !runs.isEmpty else { return }
        try loadRest()
        try append(runs, to: &batch)
    }

    /// Appends the features of a block whose row numbers lie in `ranges`, which grow.
    ///
    /// - Throws: `pack.damaged`.
    public mutating func append(
        block index: Int,
        in ranges: ArraySlice<ClosedRange<Int64>>,
        to batch: inout FeatureBatch
    ) throws(PaftaError) {
        try load(index, headOnly: true)
        let runs = try withBlock { block throws(PaftaError) in try block.rows(in: ranges) }
        guard !runs.isEmpty else { return }
        try loadRest()
        try append(runs, to: &batch)
    }

    private mutating func append(_ runs: [Range<Int>], to batch: inout FeatureBatch) throws(PaftaError) {
        let (columns, wantsGeometry) = (columns, wantsGeometry)
        try withBlock { block throws(PaftaError) in
            for run in runs {
                try block.appendHead(run, to: &batch)
                if wantsGeometry { try block.appendGeometry(run, to: &batch.geometry) }
                for (place, column) in columns.enumerated() {
                    try block.appendProperty(column, run, to: &batch.properties[place])
                }
            }
        }
    }

    private func withBlock<Result>(_ body: (BlockView) throws(PaftaError) -> Result) throws(PaftaError) -> Result {
        let entry = file.blocks[block]
        let (starts, size) = (starts, Int(entry.size))
        // Safe: the view does not outlive the closure, and every access it makes is checked against the block's size.
        let result = unsafe buffer.withUnsafeBytes { bytes in
            Swift.Result<Result, PaftaError> { () throws(PaftaError) in
                let block = unsafe UnsafeRawBufferPointer(rebasing: bytes[0..<size])
                return try body(unsafe BlockView(bytes: block, rows: Int(entry.rows), starts: starts))
            }
        }
        return try result.get()
    }

    /// Brings a block, or only its head, into memory.
    private mutating func load(_ index: Int, headOnly: Bool) throws(PaftaError) {
        block = index
        let entry = file.blocks[index]
        if buffer.count < Int(entry.size) { buffer = [UInt8](repeating: 0, count: Int(entry.size) * 3 / 2) }
        let readsAll = !headOnly && wantsGeometry && columns.count == file.properties.count
        try read(0..<Int(readsAll ? entry.size : entry.headSize))
        try readStarts(entry)
        if !headOnly, !readsAll { try loadRest() }
    }

    /// Brings the sections behind the head that are wanted into memory, neighbours in one go.
    private mutating func loadRest() throws(PaftaError) {
        var wanted = Set(columns.map { $0 + 1 })
        if wantsGeometry { wanted.insert(0) }
        var run: Range<Int>?
        for section in wanted.sorted() {
            let range = starts[section]..<starts[section + 1]
            if let pending = run, pending.upperBound == range.lowerBound {
                run = pending.lowerBound..<range.upperBound
            } else {
                if let run { try read(run) }
                run = range
            }
        }
        if let run { try read(run) }
    }

    private mutating func read(_ range: Range<Int>) throws(PaftaError) {
        let (descriptor, offset) = (file.descriptor, Int(file.blocks[block].offset) + range.lowerBound)
        let isRead = unsafe buffer.withUnsafeMutableBytes { bytes in
            unsafe PackFile.readFully(descriptor, UnsafeMutableRawBufferPointer(rebasing: bytes[range]), at: offset)
        }
        guard isRead else { throw .damagedPack }
    }

    /// Reads where the sections start, and checks that they follow each other within the block.
    private mutating func readStarts(_ entry: BlockEntry) throws(PaftaError) {
        let count = file.properties.count + 2
        guard 4 * count <= Int(entry.headSize) else { throw .damagedPack }
        starts.removeAll(keepingCapacity: true)
        var previous = Int(entry.headSize)
        for section in 0..<count {
            let start = (0..<4).reversed().reduce(0) { $0 << 8 | Int(buffer[4 * section + $1]) }
            guard start >= previous, start <= Int(entry.size) else { throw .damagedPack }
            starts.append(start)
            previous = start
        }
    }
}
