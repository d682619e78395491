internal import GeoCore

extension ProtocolDocument {
    /// What the data cost.
    public struct Fee: Sendable, Hashable {
        /// Whether they are free.
        public var kind: FeeKind?
        /// What is counted.
        public var unit: FeeUnit?
        /// Turkish lira for each of them.
        public var amount: Double?
        /// The number of the receipt.
        public var receiptNumber = ""

        /// Creates one that says nothing.
        public init() {}
    }

    /// On which ground personal data are shared.
    public struct PersonalData: Sendable, Hashable {
        /// Whether there are any.
        public var isIncluded = false
        /// Which.
        public var categories: [String] = []
        /// The article of the law on personal data (KVKK).
        public var ground: PersonalDataGround?
        /// The paragraph and what fulfils it.
        public var groundText = ""
        /// How long the receiver keeps them.
        public var retention = ""
        /// How the receiver destroys them.
        public var destruction = ""

        /// Creates one that says nothing.
        public init() {}
    }

    /// How data are delivered.
    public struct Delivery: Sendable, Hashable {
        /// The ways; only those are open.
        public var channels: [DeliveryChannel] = []
        /// The formats, by the names that requests use; none named allows all.
        public var formats: [String] = []
        /// The CRSs, such as EPSG:5254; none named allows all.
        public var crs: [String] = []
        /// How often packages are made.
        public var frequency: DeliveryFrequency?
        /// Whether packages hold everything or what changed.
        public var content: DeliveryContent?
        /// Who moves packages.
        public var target: DeliveryTarget?
        /// The folder for packages that are put somewhere.
        public var directory = ""

        /// Creates one that says nothing.
        public init() {}
    }

    /// From when until when a protocol holds, by days in Türkiye.
    public struct Term: Sendable, Hashable {
        /// The first day.
        public var start: CalendarDay?
        /// The last day.
        public var end: CalendarDay?
        /// How it is renewed.
        public var renewal = ""
        /// The day on which both sides look at it again.
        public var review: CalendarDay?

        /// Creates one that says nothing.
        public init() {}
    }

    /// What has to be kept secret.
    public struct Secrecy: Sendable, Hashable {
        /// The highest grade that is shared; unclassified if left out.
        public var grade: ProtocolSecrecy?
        /// Whether the data go to nobody else.
        public var forbidsPassingOn = true
        /// What holds for data made from them.
        public var derivedData = ""
        /// The text that names the source.
        public var attribution = ""

        /// Creates one that says nothing.
        public init() {}
    }

    /// What protects the connection.
    public struct Security: Sendable, Hashable {
        /// Whether connections are encrypted.
        public var requiresTLS = true
        /// The days after which a key is replaced.
        public var keyRotationDays: Int?
        /// The hours within which an incident is told.
        public var incidentNoticeHours: Int?

        /// Creates one that says nothing.
        public init() {}
    }

    /// What the receiver gives in turn.
    public struct Obligation: Sendable, Hashable {
        /// What it is.
        public var text = ""
        /// The layer that it delivers.
        public var layer = ""
        /// The days between two deliveries.
        public var periodDays: Int?

        /// Creates one that says nothing.
        public init() {}
    }

    /// What may be looked into afterwards.
    public struct Audit: Sendable, Hashable {
        /// Whether the giver may inspect the receiver.
        public var hasRightToAudit = true
        /// The years for which records are kept.
        public var retentionYears: Int?
        /// Whether a report is made every year.
        public var hasYearlyReport = false

        /// Creates one that says nothing.
        public init() {}
    }

    /// How a protocol comes to an end before its time.
    public struct Termination: Sendable, Hashable {
        /// When it is revoked.
        public var conditions = ""
        /// How the receiver proves that the data were destroyed.
        public var destructionProof = ""

        /// Creates one that says nothing.
        public init() {}
    }
}

extension ProtocolDocument.Fee: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.form("kind", &kind)
        try visitor.form("unit", &unit)
        try visitor.number("amount", &amount)
        try visitor.text("receipt_no", &receiptNumber)
    }
}

extension ProtocolDocument.PersonalData: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.flag("included", &isIncluded, usual: false)
        try visitor.texts("categories", &categories)
        try visitor.form("ground", &ground)
        try visitor.text("ground_text", &groundText)
        try visitor.text("retention", &retention)
        try visitor.text("destruction", &destruction)
    }
}

extension ProtocolDocument.Delivery: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.forms("channels", &channels)
        try visitor.texts("formats", &formats)
        try visitor.texts("crs", &crs)
        try visitor.form("frequency", &frequency)
        try visitor.form("content", &content)
        try visitor.form("target", &target)
        try visitor.text("directory", &directory)
    }
}

extension ProtocolDocument.Term: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.form("start", &start)
        try visitor.form("end", &end)
        try visitor.text("renewal", &renewal)
        try visitor.form("review", &review)
    }
}

extension ProtocolDocument.Secrecy: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.form("grade", &grade)
        try visitor.flag("no_passing_on", &forbidsPassingOn, usual: true)
        try visitor.text("derived_data", &derivedData)
        try visitor.text("attribution", &attribution)
    }
}

extension ProtocolDocument.Security: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.flag("tls", &requiresTLS, usual: true)
        try visitor.count("key_rotation_days", &keyRotationDays)
        try visitor.count("incident_notice_hours", &incidentNoticeHours)
    }
}

extension ProtocolDocument.Obligation: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("text", &text)
        try visitor.text("layer", &layer)
        try visitor.count("period_days", &periodDays)
    }
}

extension ProtocolDocument.Audit: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.flag("right_to_audit", &hasRightToAudit, usual: true)
        try visitor.count("retention_years", &retentionYears)
        try visitor.flag("yearly_report", &hasYearlyReport, usual: false)
    }
}

extension ProtocolDocument.Termination: DocumentTable {
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError) {
        try visitor.text("conditions", &conditions)
        try visitor.text("destruction_proof", &destructionProof)
    }
}
