internal import GeoCore

extension ProtocolDocument {
    /// One side of a protocol.
    public struct Party: Sendable, Hashable {
        /// The institution's or the person's name.
        public var name = ""
        /// What it is.
        public var kind: PartyKind?
        /// The number of a public body in DETSİS.
        public var detsis = ""
        /// The tax number (vergi kimlik no) of others.
        public var vkn = ""
        /// The unit that deals with it.
        public var unit = ""
        /// Whom to ask.
        public var contactPerson = ""
        /// That person's e-mail address.
        public var email = ""
        /// That person's telephone.
        public var phone = ""
        /// Whom to ask about personal data (KVKK irtibat kişisi).
        public var kvkkContact = ""

        /// Creates one that says nothing.
        public init() {}
    }

    /// The law that a protocol rests on.
    public struct LegalBasis: Sendable, Hashable {
        /// The law or decree.
        public var law = ""
        /// Its article.
        public var article = ""
        /// The place in the matrix of data sharing between public bodies.
        public var matrixReference = ""
        /// The number of the letter that asked for the data.
        public var letterNumber = ""
        /// The day of that letter.
        public var letterDate: CalendarDay?
        /// Its number in the electronic document system (EBYS).
        public var ebysNumber = ""

        /// Creates one that says nothing.
        public init() {}
    }

    /// What data are shared for.
    public struct Purpose: Sendable, Hashable {
        /// The purpose in words; the data are used for nothing else.
        public var text = ""
        /// Its code, which is kept with every access.
        public var code = ""

        /// Creates one that says nothing.
        public init() {}
    }

    /// What the council or its committee decided.
    public struct CouncilDecision: Sendable, Hashable {
        /// Who decided.
        public var body: DecisionBody?
        /// The number of the decision.
        public var number = ""
        /// The day of the decision.
        public var date: CalendarDay?

        /// Creates one that says nothing.
        public init() {}
    }

    /// Who approved a protocol; without it nothing is in force.
    public struct Approval: Sendable, Hashable {
        /// The person who signed.
        public var name = ""
        /// That person's office.
        public var title = ""
        /// The day of the signature.
        public var date: CalendarDay?
        /// The number of the signed document.
        public var documentNumber = ""
        /// The hash of the file with the electronic signature.
        public var signatureSHA256: SHA256Text?

        /// Creates one that says nothing.
        public init() {}
    }

    /// A paper that belongs to a protocol.
    public struct Annex: Sendable, Hashable {
        /// Its name.
        public var name = ""
        /// The hash of its file.
        public var sha256: SHA256Text?

        /// Creates one that says nothing.
        public init() {}
    }
}

/// What a side of a protocol is.
public enum PartyKind: String, Sendable, Hashable, CaseIterable {
    /// A public body (kamu).
    case `public`
    /// A company of the municipality (belediye şirketi).
    case company
    /// A university (üniversite).
    case university
    /// A private company (özel).
    case `private`
    /// An association or foundation (STK).
    case ngo
    /// A natural person (gerçek kişi).
    case person
}

/// Who decides about sharing and selling.
public enum DecisionBody: String, Sendable, Hashable, CaseIterable {
    /// The council (meclis).
    case council
    /// Its committee (encümen).
    case committee
}

extension ProtocolDocument.Party: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("name", &name)
        try visitor.form("kind", &kind)
        try visitor.text("detsis", &detsis)
        try visitor.text("vkn", &vkn)
        try visitor.text("unit", &unit)
        try visitor.text("contact_person", &contactPerson)
        try visitor.text("email", &email)
        try visitor.text("phone", &phone)
        try visitor.text("kvkk_contact", &kvkkContact)
    }
}

extension ProtocolDocument.LegalBasis: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("law", &law)
        try visitor.text("article", &article)
        try visitor.text("matrix_reference", &matrixReference)
        try visitor.text("letter_no", &letterNumber)
        try visitor.form("letter_date", &letterDate)
        try visitor.text("ebys_no", &ebysNumber)
    }
}

extension ProtocolDocument.Purpose: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("text", &text)
        try visitor.text("code", &code)
    }
}

extension ProtocolDocument.CouncilDecision: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.form("body", &body)
        try visitor.text("number", &number)
        try visitor.form("date", &date)
    }
}

extension ProtocolDocument.Approval: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("name", &name)
        try visitor.text("title", &title)
        try visitor.form("date", &date)
        try visitor.text("document_no", &documentNumber)
        try visitor.form("signature_sha256", &signatureSHA256)
    }
}

extension ProtocolDocument.Annex: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("name", &name)
        try visitor.form("sha256", &sha256)
    }
}

extension PartyKind: TextForm {}

extension DecisionBody: TextForm {}
