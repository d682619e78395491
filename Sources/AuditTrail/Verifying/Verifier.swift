internal import GeoCore

/// One run through the trail.
struct Verifier {
    let folder: AuditFolder
    private let from: AuditDay?
    private let to: AuditDay?
    private let trusted: AuditPublicKey?
    private let anchor: AuditAnchor?
    private let book: KeyBook
    var result = AuditVerification()
    private let seals: SealedDays
    var chain = ChainCheck()

    init(
        _ folder: AuditFolder,
        from: AuditDay?,
        to: AuditDay?,
        publicKey: AuditPublicKey?,
        anchor: AuditAnchor?
    ) throws(PaftaError) {
        (self.folder, self.from, self.to, self.anchor) = (folder, from, to, anchor)
        let lying = try? folder.publicKey()
        trusted = publicKey ?? lying
        book = try KeyBook(of: folder)
        seals = try SealedDays(
            of: folder,
            trusted: trusted,
            book: book,
            in: { day in from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true },
            &result
        )
        for line in book.faults { result.add(.keys, "keys.jsonl", line: line, FindingText.keyBook) }
        if trusted == nil, try !folder.recordedDays().isEmpty || lying != nil {
            result.add(.keys, "signing-key.pub", FindingText.noKey)
        }
    }

    mutating func run(patience: Duration) throws(PaftaError) -> AuditVerification {
        // The head before the files: what a running server adds meanwhile lies behind it.
        let reading = try TrailHead.read(in: folder)
        let all = try folder.recordedDays()
        let days = all.filter { isWanted($0) }
        if let head = accepted(reading) {
            chain.watch(head)
        } else if to == nil, !(all.isEmpty && trusted == nil) {
            result.add(.head, "head.json", reading == nil ? FindingText.noHead : FindingText.forgedHead)
            chain.isSignable = false
        }
        if let anchor { chain.watch(anchor) }
        try enter(at: days.first)
        var last: LineStream?
        for (index, day) in days.enumerated() {
            var stream = try stream(of: day)
            try read(&stream, of: day)
            result.days += 1
            if index < days.count - 1 || day != all.last {
                reportTorn(stream, of: day)
                closeDay(day, size: stream.offset)
            } else {
                last = stream
            }
        }
        if let day = days.last, day == all.last, var stream = last { try end(day, &stream, patience) }
        try learnPruned(from: all.filter { day in to.map { day > $0 } ?? false })
        reportMissingDays(days)
        finish(isWhole: to == nil)
        return result
    }

    private func isWanted(_ day: AuditDay) -> Bool {
        from.map { day >= $0 } ?? true && to.map { day <= $0 } ?? true
    }

    private func stream(of day: AuditDay) throws(PaftaError) -> LineStream {
        guard let file = try OpenFile.reading(folder.recordsFile(of: day)) else { throw .unreadableAudit(2) }
        return LineStream(file)
    }

    /// Where the chain is entered: at its beginning, or behind the seal before the first day.
    private mutating func enter(at first: AuditDay?) throws(PaftaError) {
        guard let first, let before = seals.last(before: first), before.isRight else { return }
        chain.enter(after: before.seal.last, before.seal.hash)
        // Days before the first file are missing, unless a record says that they were pruned or nobody asked for them.
        if from == nil { chain.prunedSeal = before.seal }
    }

    private mutating func read(_ stream: inout LineStream, of day: AuditDay) throws(PaftaError) {
        let name = AuditFolder.recordsName(of: day)
        if chain.file != name { chain.beginFile(name) }
        while let line = try stream.next() { chain.check(line, &result) }
    }

    /// The end of the trail: a day that is still written to, or one that is sealed with nothing behind it.
    private mutating func end(_ day: AuditDay, _ stream: inout LineStream, _ patience: Duration) throws(PaftaError) {
        let goal = chain.last
        var waited = Duration.zero
        while to == nil, chain.signedUpTo < goal, chain.isSignable, waited < patience {
            Pause.milliseconds(50)
            waited += .milliseconds(50)
            guard let head = accepted(try TrailHead.read(in: folder)) else { continue }
            // The day ended meanwhile: its seal covers the records, and the next check finds it.
            guard head.day == day else { return }
            guard head.sequence > chain.last || chain.remembers(head) else { continue }
            chain.watch(head)
            try read(&stream, of: day)
        }
        reportTorn(stream, of: day)
        guard seals.entries[day] == nil else { return closeDay(day, size: stream.offset) }
        guard to == nil, chain.signedUpTo < goal, chain.isSignable, !chain.isHeadAhead else { return }
        result.add(.unsigned, chain.file, FindingText.unsigned(goal - chain.signedUpTo))
    }

    /// Days are deleted by the word of a record that may stand behind the days that were asked for.
    private mutating func learnPruned(from days: [AuditDay]) throws(PaftaError) {
        var later = chain
        var ignored = AuditVerification()
        for day in days {
            var stream = try stream(of: day)
            while let line = try stream.next() { later.check(line, &ignored) }
        }
        chain.learnPruned(from: later)
    }

    private mutating func reportTorn(_ stream: LineStream, of day: AuditDay) {
        guard stream.rest.count > 0 else { return }
        result.add(.torn, AuditFolder.recordsName(of: day), line: chain.line + 1, FindingText.torn(stream.rest.count))
    }

    /// A day that is over has a seal, and the seal fits.
    private mutating func closeDay(_ day: AuditDay, size: Int) {
        let name = AuditFolder.sealName(of: day)
        guard let entry = seals.entries[day] else { return result.add(.seal, name, FindingText.noSeal) }
        let seal = entry.seal
        guard seal.first == chain.firstOfFile, seal.last == chain.last, seal.hash == chain.lastHash, seal.size == size
        else { return result.add(.seal, name, FindingText.otherSeal) }
    }

    private mutating func reportMissingDays(_ present: [AuditDay]) {
        for day in seals.days where isWanted(day) && !present.contains(day) {
            guard let seal = seals.entries[day]?.seal, !chain.isPruned(seal) else { continue }
            result.add(.missingDay, AuditFolder.recordsName(of: day), FindingText.missingDay)
        }
    }

    private mutating func finish(isWhole: Bool) {
        chain.finish(isWhole: isWhole, &result)
        result.lastSequence = chain.last
        result.lastHash = chain.last > 0 ? chain.lastHash.description : ""
    }

    /// The head, if it is signed by the key of the trail.
    private func accepted(_ reading: TrailHead.Reading?) -> TrailHead? {
        guard case .head(let head, let key) = reading, let trusted,
            book.allows(key, at: head.sequence, trusted: trusted)
        else { return nil }
        return head
    }
}
