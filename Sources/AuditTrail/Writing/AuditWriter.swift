public import GeoCore
internal import Synchronization

/// Adds records to the audit trail of a home.
///
/// Several writers, in one process or many, may add to one trail at the same time. A record is in the file, and
/// outlives the process, when ``append(_:)`` returns; it outlives a power failure, and is covered by the signed head,
/// after the next ``flush()``. Functions block for some microseconds, `flush` for as long as the disk takes.
public final class AuditWriter: Sendable {
    /// When records reach the disk.
    public enum Durability: Sendable {
        /// Before ``append(_:)`` returns.
        case everyRecord
        /// When the owner calls ``flush()``, as the server does ten times a second.
        case batched
    }

    private struct State {
        var tail: ChainTail
        var pendingSince: ContinuousClock.Instant?
    }

    let folder: AuditFolder
    private let durability: Durability
    private let lock: FolderLock
    private let state: Mutex<State>
    /// Held during a flush, so that two flushes of this writer do not overtake each other.
    private let flushing = Mutex(())
    private let headDraft: String

    /// Opens the trail, and makes its folder if there is none; the key is made with the first record.
    ///
    /// - Parameters:
    ///   - folder: Where the trail lies.
    ///   - durability: When records reach the disk.
    /// - Throws: `audit.unwritable`.
    public init(_ folder: AuditFolder, durability: Durability = .batched) throws(PaftaError) {
        try folder.make()
        self.folder = folder
        self.durability = durability
        lock = try FolderLock(folder.lockFile)
        state = Mutex(State(tail: ChainTail(folder: folder)))
        headDraft = "\(folder.headFile).\(UInt64.random(in: 0 ... .max)).part"
    }

    /// Adds a record.
    ///
    /// - Parameter record: What happened; its time decides the day.
    /// - Returns: Its number and hash, which a copy in a central log should carry.
    /// - Throws: `audit.unwritable` if the disk is full or the folder may not be written to, `audit.key`,
    ///   `audit.invalid`.
    @discardableResult
    public func append(_ record: AuditRecord) throws(PaftaError) -> AuditAnchor {
        let (sequence, hash, isUrgent) = try change { tail throws(PaftaError) in
            try tail.append(record)
            defer { tail.isUrgent = false }
            return (tail.sequence, tail.hash, tail.isUrgent)
        }
        if isUrgent || durability == .everyRecord { try flush() }
        return AuditAnchor(sequence: sequence, hash: hash.description)
    }

    /// Since when records wait for the disk; `nil` if none does.
    public var pendingSince: ContinuousClock.Instant? { state.withLock { $0.pendingSince } }

    /// Waits until the disk has all records added so far, and signs the new head.
    ///
    /// - Throws: `audit.unwritable`, `audit.key`; the records stay pending then.
    public func flush() throws(PaftaError) {
        try flushing.withLock { _ throws(PaftaError) in
            guard let since = pendingSince else { return }
            let (tail, isThere) = state.withLock { state in
                state.pendingSince = nil
                return (state.tail, state.tail.isInPlace)
            }
            do throws(PaftaError) {
                if !isThere { state.withLock { $0.tail.mustLook = true } }
                try tail.file?.synchronise()
                try writeHead(of: tail)
            } catch {
                state.withLock { $0.pendingSince = since }
                throw error
            }
        }
    }

    /// Replaces the signing key; the old key vouches for the new one.
    ///
    /// - Parameters:
    ///   - account: Who asks for it.
    ///   - time: Now, in UTC.
    /// - Returns: The new public key.
    /// - Throws: `audit.unwritable`, `audit.key`.
    public func replaceKey(by account: String, at time: String) throws(PaftaError) -> AuditPublicKey {
        try flush()
        let key = try change { tail throws(PaftaError) in try tail.replaceKey(by: account, at: time) }
        try flush()
        return key
    }

    /// Changes the trail while no other writer does.
    func change<Result: Sendable>(
        _ body: (inout ChainTail) throws(PaftaError) -> Result
    ) throws(PaftaError) -> Result {
        try state.withLock { state throws(PaftaError) in
            let before = state.tail.sequence
            defer {
                if state.tail.sequence != before, state.pendingSince == nil { state.pendingSince = .now }
            }
            return try lock.hold { () throws(PaftaError) in try body(&state.tail) }
        }
    }

    /// The file is written before the lock is taken: others need not wait for the disk.
    private func writeHead(of tail: ChainTail) throws(PaftaError) {
        guard let head = tail.head, let key = tail.key else { return }
        try SmallFile.write(try head.document(signedBy: key), to: headDraft)
        try lock.hold { () throws(PaftaError) in
            if case .head(let present, _) = try TrailHead.read(in: folder), present.sequence > head.sequence {
                return SmallFile.remove(headDraft)
            }
            try SmallFile.rename(headDraft, to: folder.headFile)
        }
    }
}
