internal import GeoCore
internal import Glibc

/// The end of the chain as one writer knows it; everything here happens while the folder's lock is held.
struct ChainTail: Sendable {
    let folder: AuditFolder
    var key: SigningKey?
    /// The file of the last day.
    var file: OpenFile?
    var day: AuditDay?
    /// Whether the last day is sealed, so that the next record begins another.
    var isSealed = false
    /// The length of the last day's file.
    var size = 0
    /// The number of the last record.
    var sequence = 0
    /// The hash of the last record.
    var hash = ChainHash.none
    /// Whether the folder has to be looked at before the next record.
    var mustLook = true
    /// Whether something was recorded that a head should cover at once.
    var isUrgent = false
    private var lines = LineWriter()

    init(folder: AuditFolder) { self.folder = folder }

    /// Adds a record of a caller.
    mutating func append(_ record: AuditRecord) throws(PaftaError) {
        guard let recordDay = AuditDay(ofMoment: record.time) else {
            throw .invalidAudit(
                LocalizedText(
                    "A record's time must read like 2026-11-21T10:53:16.123Z.",
                    tr: "Kaydın zamanı 2026-11-21T10:53:16.123Z biçiminde olmalıdır."
                )
            )
        }
        try follow(at: record.time)
        if sequence == 0 { try begin(on: recordDay, at: record.time) }
        try turn(to: recordDay, at: record.time)
        try write(record)
    }

    /// The first record of a trail tells its key.
    private mutating func begin(on recordDay: AuditDay, at time: String) throws(PaftaError) {
        let key = try signingKey()
        try turn(to: recordDay, at: time)
        try write(
            TrailEvent.record(TrailEvent.key, at: time, "The trail begins with the signing key \(key.publicKey).")
        )
        // A trail without a head is one whose head somebody took away, so the first record never stands without one.
        if let head { try SmallFile.replace(folder.headFile, with: try head.document(signedBy: key)) }
    }

    /// Goes to the file of the day that the next record belongs to.
    ///
    /// A record of yesterday that comes after the first one of today stands among those of today.
    mutating func turn(to wanted: AuditDay, at time: String) throws(PaftaError) {
        if let day, !isSealed {
            guard wanted > day || file == nil else { return }
            if file != nil { try seal(day, at: time) }
        }
        var target = wanted
        if let day, isSealed, wanted <= day { target = day.next ?? day }
        let file = try OpenFile.writing(folder.recordsFile(of: target))
        SmallFile.synchronise(folder: folder.path)
        size = try file.size()
        (self.file, day, isSealed) = (file, target, false)
    }

    /// Writes a record of the last day.
    mutating func write(_ record: AuditRecord) throws(PaftaError) { try write(record, over: 0) }

    /// Writes a record over the bytes of an unfinished one, in one go, so that at no time both are lost.
    mutating func write(_ record: AuditRecord, over torn: Int) throws(PaftaError) {
        guard let file else { throw .unwritableAudit(ENOENT) }
        let key = try signingKey()
        let line = lines.line(of: record, sequence: sequence + 1, after: hash, code: key.code)
        do throws(PaftaError) {
            try file.write(line.bytes, at: size)
            if torn > line.bytes.count, ftruncate(file.descriptor, size + line.bytes.count) != 0 {
                throw .unwritableAudit(errno)
            }
        } catch {
            mustLook = true
            throw error
        }
        size += line.bytes.count
        sequence += 1
        hash = line.hash
    }

    mutating func signingKey() throws(PaftaError) -> SigningKey {
        if let key { return key }
        let key = try folder.signingKey()
        self.key = key
        return key
    }

    /// The head that covers everything so far; `nil` while there is nothing.
    var head: TrailHead? {
        guard let day, sequence > 0 else { return nil }
        return TrailHead(day: day, size: size, sequence: sequence, hash: hash)
    }
}
