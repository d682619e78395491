internal import GeoCore

extension ProtocolDocument {
    /// Looks for what is wrong with the document.
    ///
    /// - Parameters:
    ///   - surroundings: What the home has.
    ///   - forApproval: Whether the approval has to be there as well.
    /// - Returns: The findings in the order of the document; one with errors is not approved.
    public func check(against surroundings: ProtocolSurroundings, forApproval: Bool = false) -> [ProtocolFinding] {
        var check = ProtocolCheck(document: self, surroundings: surroundings)
        check.checkParties()
        check.checkGrounds()
        check.checkLayers()
        check.checkPersonalData()
        check.checkDelivery()
        check.checkTerm()
        check.checkSafety()
        if forApproval { check.checkApproval() }
        return check.findings
    }
}

/// Collects the findings of one document.
struct ProtocolCheck {
    let document: ProtocolDocument
    let surroundings: ProtocolSurroundings
    private(set) var findings: [ProtocolFinding] = []

    init(document: ProtocolDocument, surroundings: ProtocolSurroundings) {
        self.document = document
        self.surroundings = surroundings
    }

    mutating func error(_ path: String, _ english: String, tr turkish: String) {
        findings.append(ProtocolFinding(severity: .error, path: path, text: LocalizedText(english, tr: turkish)))
    }

    mutating func warning(_ path: String, _ english: String, tr turkish: String) {
        findings.append(ProtocolFinding(severity: .warning, path: path, text: LocalizedText(english, tr: turkish)))
    }

    /// Reports a text that has to be there and is blank.
    mutating func require(_ text: String, _ path: String, _ severity: ProtocolFinding.Severity = .error) {
        guard !text.contains(where: { !$0.isWhitespace }) else { return }
        missing(path, severity)
    }

    mutating func missing(_ path: String, _ severity: ProtocolFinding.Severity = .error) {
        let title = ProtocolKeys.title(path)
        let text = LocalizedText("Missing: \(title.english).", tr: "Eksik: \(title.turkish).")
        findings.append(ProtocolFinding(severity: severity, path: path, text: text))
    }
}

extension ProtocolCheck {
    mutating func checkParties() {
        if !document.hasUsableNumber {
            let text = ProtocolBook.unusableNumber
            error("number", "\(text.english).", tr: "\(text.turkish).")
        }
        require(document.giver.name, "giver.name")
        require(document.receiver.name, "receiver.name")
        guard let kind = document.receiver.kind else { return missing("receiver.kind") }
        if kind != .person, document.receiver.detsis.isEmpty, document.receiver.vkn.isEmpty {
            warning(
                "receiver",
                "Neither DETSİS nor tax number says who the receiver is.",
                tr: "Alıcının ne DETSİS ne vergi kimlik numarası var."
            )
        }
        require(document.receiver.contactPerson, "receiver.contact_person", .warning)
    }

    mutating func checkGrounds() {
        require(document.legalBasis.law, "legal_basis.law")
        require(document.legalBasis.article, "legal_basis.article", .warning)
        require(document.purpose.text, "purpose.text")
        require(document.purpose.code, "purpose.code", .warning)
        if document.fee.kind == nil { missing("fee.kind") }
        let isSold = document.fee.kind != nil && document.fee.kind != .free
        if isSold, document.fee.amount == nil { missing("fee.amount", .warning) }
        let isPrivate = [.private, .person].contains(document.receiver.kind)
        guard isSold || isPrivate else { return }
        guard document.councilDecision.number.isEmpty || document.councilDecision.date == nil else { return }
        error(
            "council_decision",
            "Selling data, or sharing them with a private receiver, needs the number and date of a council decision.",
            tr:
                "Ücretli ya da özel alıcıyla paylaşım için meclis ya da encümen kararının numarası ve tarihi gerekir."
        )
    }

    mutating func checkApproval() {
        let approval = document.approval
        require(approval.name, "approval.name")
        require(approval.title, "approval.title", .warning)
        require(approval.documentNumber, "approval.document_no")
        if approval.date == nil { missing("approval.date") }
        if let date = approval.date, date > surroundings.today {
            error("approval.date", "The approval lies in the future.", tr: "Onay tarihi gelecekte.")
        }
    }
}
