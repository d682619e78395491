internal import GeoCore

/// Follows the chain line by line.
struct ChainCheck {
    /// The records behind the head whose hashes are remembered, in case a later head names one of them.
    private static let mostRemembered = 1 << 17

    /// The file that is read.
    private(set) var file = ""
    /// The line that was read last.
    private(set) var line = 0
    private(set) var firstOfFile: Int?
    /// The number of the last record.
    private(set) var last = 0
    private(set) var lastHash = ChainHash.none
    /// The record up to which a head is right.
    private(set) var signedUpTo = 0
    /// Whether there is a head at all that could cover the end.
    var isSignable = true
    /// The seal in front of the first file, if that is not the beginning.
    var prunedSeal: DaySeal?

    private var head: TrailHead?
    private var anchor: AuditAnchor?
    private var remembered: [ChainHash] = []
    private var firstRemembered = 0
    private var pruned: Set<String> = []

    /// What is expected is the record behind this one.
    mutating func enter(after sequence: Int, _ hash: ChainHash) { (last, lastHash) = (sequence, hash) }

    mutating func watch(_ anchor: AuditAnchor) { self.anchor = anchor }

    mutating func beginFile(_ name: String) { (file, line, firstOfFile) = (name, 0, nil) }

    /// Expects that the record that a head names comes, or came.
    mutating func watch(_ head: TrailHead) {
        self.head = head
        guard head.sequence <= last, remembers(head) else { return }
        signedUpTo = head.sequence
        self.head = nil
    }

    /// Whether a signed record is still to come.
    var isHeadAhead: Bool { (head?.sequence ?? 0) > last }

    /// Whether the record that a head names is remembered with the same hash.
    func remembers(_ head: TrailHead) -> Bool {
        let place = head.sequence - firstRemembered
        return remembered.indices.contains(place) && remembered[place] == head.hash
    }

    mutating func check(_ bytes: ArraySlice<UInt8>, _ result: inout AuditVerification) {
        line += 1
        guard let record = ChainLine(bytes), let stated = ChainHash(record.hash) else {
            return result.add(.malformed, file, line: line, FindingText.malformed)
        }
        result.records += 1
        if ChainHash(of: record.hashed) != stated { result.add(.edited, file, line: line, FindingText.edited) }
        if record.sequence != last + 1 {
            result.add(.sequence, file, line: line, FindingText.sequence(record.sequence, after: last))
        } else if !record.previous.elementsEqual(lastHash.digits) {
            result.add(.unlinked, file, line: line, FindingText.unlinked)
        }
        if firstOfFile == nil { firstOfFile = record.sequence }
        (last, lastHash) = (record.sequence, stated)
        compareWithHead(&result)
        compareWithAnchor(&result)
        remember(stated)
        if record.event.count < 10 { noteEvent(record.event, bytes, &result) }
    }

    private mutating func compareWithHead(_ result: inout AuditVerification) {
        guard let head, head.sequence == last else { return }
        if head.hash == lastHash {
            signedUpTo = last
        } else {
            result.add(.head, file, line: line, FindingText.otherHead)
        }
        self.head = nil
        remembered.removeAll(keepingCapacity: true)
    }

    private mutating func compareWithAnchor(_ result: inout AuditVerification) {
        guard let anchor, anchor.sequence == last else { return }
        if anchor.hash != lastHash.description { result.add(.edited, file, line: line, FindingText.otherAnchor) }
        self.anchor = nil
    }

    /// Only records behind the head can be named by a later head.
    private mutating func remember(_ hash: ChainHash) {
        guard isSignable, head == nil, signedUpTo != last, remembered.count < Self.mostRemembered else { return }
        if remembered.isEmpty { firstRemembered = last }
        remembered.append(hash)
    }

    private mutating func noteEvent(
        _ event: ArraySlice<UInt8>,
        _ bytes: ArraySlice<UInt8>,
        _ result: inout AuditVerification
    ) {
        switch String(decoding: event, as: UTF8.self) {
        case TrailEvent.broken: result.add(.broken, file, line: line, FindingText.broken)
        case TrailEvent.recovered: result.recovered += 1
        case TrailEvent.pruned:
            if let record = AuditEntry(bytes)?.record, record.kind == "system", let detail = record.detail {
                pruned.insert(detail)
            }
        default: break
        }
    }

    /// Learns from a run through the days behind those that were asked for which days were pruned.
    mutating func learnPruned(from later: ChainCheck) { pruned.formUnion(later.pruned) }

    /// Whether a record says that the days up to this one were deleted as the retention says.
    func isPruned(_ seal: DaySeal) -> Bool {
        pruned.contains { detail in
            guard let (day, last, hash) = PrunedDays.read(detail) else { return false }
            return seal.day < day || seal.day == day && seal.last == last && seal.hash == hash
        }
    }

    /// What must have come by now.
    mutating func finish(isWhole: Bool, _ result: inout AuditVerification) {
        if let prunedSeal, !isPruned(prunedSeal) {
            result.add(.missingDay, AuditFolder.recordsName(of: prunedSeal.day), FindingText.missingBeginning)
        }
        guard isWhole else { return }
        if let head, head.sequence > last {
            result.add(.truncated, file, line: line, FindingText.truncated(at: last, of: head.sequence))
        } else if let head, head.sequence > signedUpTo {
            result.add(.head, file, FindingText.otherHead)
        }
        if let anchor, anchor.sequence > last {
            result.add(.truncated, file, line: line, FindingText.truncated(at: last, of: anchor.sequence))
        }
    }
}
