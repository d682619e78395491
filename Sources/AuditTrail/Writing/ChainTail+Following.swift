internal import GeoCore
internal import Glibc

/// How a writer learns what others have added, or taken away.
extension ChainTail {
    /// Goes to the true end of the chain.
    mutating func follow(at time: String) throws(PaftaError) {
        guard !mustLook, let file, let status = file.status, status.st_nlink > 0, status.st_mode & 0o200 != 0 else {
            return try look(at: time)
        }
        guard Int(status.st_size) != size else { return }
        guard Int(status.st_size) > size, try endsHere(file) else { return try look(at: time) }
        try takeOver(at: time, until: nil)
    }

    /// Looks at the folder: at the start, when a day was sealed by another process, and when something is not as it
    /// was left.
    private mutating func look(at time: String) throws(PaftaError) {
        let days = try folder.recordedDays()
        let reading = try TrailHead.read(in: folder)
        if days.isEmpty, reading == nil, sequence == 0 {
            mustLook = false
            return
        }
        key = nil
        _ = try signingKey()
        let isHeadRight = try adopt(reading, days)
        guard let day, days.contains(day), let file = try reopened(day), try endsHere(file) else {
            return try goOnAfterBreak(
                days,
                "What was signed up to record \(sequence) is not there as it was.",
                at: time
            )
        }
        (self.file, isSealed) = (file, try SmallFile.read(folder.sealFile(of: day)) != nil)
        mustLook = false
        try takeOver(at: time, until: days)
        // A trail whose first process died before its first head has one record.
        if !isHeadRight, sequence > 1 { try recordBreak("The signed head was missing or damaged.", at: time) }
    }

    /// Takes the later one of what this writer knows and what the head says as the place to go on from; false if
    /// there is no good head, and then the beginning of the last day is that place.
    private mutating func adopt(_ reading: TrailHead.Reading?, _ days: [AuditDay]) throws(PaftaError) -> Bool {
        if case .head(let head, let signer) = reading,
            try KeyBook(of: folder).allows(signer, at: head.sequence, trusted: try signingKey().publicKey)
        {
            if head.sequence > sequence || sequence == head.sequence && day != head.day {
                (day, size, sequence, hash) = (head.day, head.size, head.sequence, head.hash)
            }
            return true
        }
        if sequence > 0 { return false }
        let before = try days.last.flatMap { last throws(PaftaError) in try folder.sealedDays().last { $0 < last } }
        if let before, let document = try DaySeal.read(of: before, in: folder), let seal = DaySeal(document) {
            (sequence, hash) = (seal.last, seal.hash)
        }
        (day, size) = (days.last, 0)
        return false
    }

    private func reopened(_ day: AuditDay) throws(PaftaError) -> OpenFile? {
        if unsafe access(folder.recordsFile(of: day), W_OK) == 0 {
            return try OpenFile.writing(folder.recordsFile(of: day))
        }
        return try OpenFile.reading(folder.recordsFile(of: day))
    }

    /// Whether the record that this writer knows as the last one ends where it knows.
    private func endsHere(_ file: OpenFile) throws(PaftaError) -> Bool {
        guard size > 0 else { return true }
        let end = hash.digits + Array("\"}\n".utf8)
        guard size >= end.count else { return false }
        return try file.read(end.count, at: size - end.count) == end
    }

    /// Reads on from the place that this writer knows, through the files of later days.
    ///
    /// Records with a right code were written by Pafta and are taken over; the next head covers them. Whatever else
    /// lies there is told of by a record, unless another writer has done that.
    private mutating func takeOver(at time: String, until days: [AuditDay]?) throws(PaftaError) {
        var isForeign = false
        for next in [nil] + (days ?? []).filter({ $0 > day ?? $0 }).map(Optional.some) {
            if let next {
                guard let file = try reopened(next) else { continue }
                (self.file, day, size) = (file, next, 0)
                isSealed = try SmallFile.read(folder.sealFile(of: next)) != nil
            }
            try takeOverFile(&isForeign, at: time)
        }
        if isForeign { try recordBreak("Lines were found that no process of Pafta has written.", at: time) }
    }

    private mutating func takeOverFile(_ isForeign: inout Bool, at time: String) throws(PaftaError) {
        guard let file else { return }
        var stream = LineStream(file, from: size)
        while let bytes = try stream.next() {
            if let line = ChainLine(bytes), try follows(line) {
                (sequence, hash) = (line.sequence, ChainHash(line.hash) ?? hash)
                let event = String(decoding: line.event, as: UTF8.self)
                if event == TrailEvent.broken { isForeign = false }
                if event == TrailEvent.key { key = nil }
            } else {
                isForeign = true
            }
            size = stream.offset
        }
        if stream.rest.count > 0 { try recover(stream.rest.bytes, stream.rest.count, at: time) }
    }

    private mutating func follows(_ line: ChainLine) throws(PaftaError) -> Bool {
        guard line.sequence == sequence + 1 || sequence == 0, line.previous.elementsEqual(hash.digits) || sequence == 0,
            ChainHash(of: line.hashed).digits.elementsEqual(line.hash)
        else { return false }
        if try signingKey().code.isRight(line.code, of: line.coded) { return true }
        // The record of a new key has the old key's code; whoever comes later has only the new key.
        guard line.event.elementsEqual(TrailEvent.key.utf8) else { return false }
        return try KeyBook(of: folder).replacements.last?.sequence == line.sequence
    }

    /// Puts a record in the place of a line that a killed process left unfinished.
    private mutating func recover(_ torn: ArraySlice<UInt8>, _ count: Int, at time: String) throws(PaftaError) {
        if isSealed { return }
        let text = String(decoding: torn.prefix(4_096), as: UTF8.self)
        let detail = "\(count) bytes of an unfinished line, SHA-256 \(ChainHash(of: torn)): \(text)"
        try write(TrailEvent.record(TrailEvent.recovered, at: time, detail), over: count)
        isUrgent = true
    }

    private mutating func recordBreak(_ detail: String, at time: String) throws(PaftaError) {
        if let day { try turn(to: day, at: time) }
        try write(TrailEvent.record(TrailEvent.broken, at: time, detail))
        isUrgent = true
    }

    /// Goes on behind whatever is left, with the number and hash that the signed record asks for, so that the gap
    /// stays visible.
    private mutating func goOnAfterBreak(_ days: [AuditDay], _ detail: String, at time: String) throws(PaftaError) {
        guard let last = [days.last, day].compactMap(\.self).max() else { return }
        (day, file) = (last, nil)
        isSealed = try SmallFile.read(folder.sealFile(of: last)) != nil
        try turn(to: last, at: time)
        if let file, size > 0, try file.read(1, at: size - 1) != [0x0A] {
            // The gap is told of anyway; what lies before must only not become part of the next line.
            try file.write([0x0A], at: size)
            size += 1
        }
        mustLook = false
        try recordBreak(detail, at: time)
    }
}
