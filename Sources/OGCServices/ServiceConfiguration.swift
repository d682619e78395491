public import GeoCore

/// What the services say of their publisher, and their limits.
public struct ServiceConfiguration: Sendable {
    /// The licence of the data.
    public struct Licence: Sendable, Hashable {
        /// What it is called.
        public var name: String
        /// Where its text stands, as a page.
        public var url: String

        /// Creates a licence.
        public init(name: String, url: String) {
            self.name = name
            self.url = url
        }
    }

    /// Who answers questions about the data.
    public struct Contact: Sendable, Hashable {
        /// The office.
        public var name: String
        /// A page.
        public var url: String?
        /// A mail address.
        public var email: String?

        /// Creates a contact.
        public init(name: String, url: String? = nil, email: String? = nil) {
            self.name = name
            self.url = url
            self.email = email
        }
    }

    /// What the service is called.
    public var title: LocalizedText
    /// What it offers.
    public var description: LocalizedText
    /// Who is to be named wherever the data is shown.
    public var attribution: String?
    /// The licence of all collections.
    public var licence: Licence?
    /// Who answers questions.
    public var contact: Contact?
    /// A page that describes the data set as a whole.
    public var documentation: String?
    /// The language of clients that ask for none.
    public var defaultLanguage = Language.english
    /// The number of features of an answer without `limit`.
    public var defaultLimit = 100
    /// The greatest number of features of an answer.
    public var maximumLimit = 1_000_000
    /// The greatest number of features on a page for people.
    public var maximumHTMLFeatures = 1_000
    /// How many features an average tile may have; a collection's lowest zoom level follows from it.
    public var maximumTileFeatures = 100_000
    /// The CRSs that collections are offered in besides those of Turkey and of the web.
    public var furtherCRSs: [CRSIdentity] = []
    /// Tells the time.
    public var clock = WallClock.system

    /// Creates a configuration with the usual limits.
    public init(
        title: LocalizedText,
        description: LocalizedText,
        attribution: String? = nil,
        licence: Licence? = nil,
        contact: Contact? = nil,
        documentation: String? = nil
    ) {
        self.title = title
        self.description = description
        self.attribution = attribution
        self.licence = licence
        self.contact = contact
        self.documentation = documentation
    }

    /// Changes when an answer may change without the data: with the texts, the limits, and the version of Pafta.
    var fingerprint: Fingerprint {
        var print = Fingerprint()
        let texts = [
            Version.current, title.english, title.turkish, description.english, description.turkish,
            attribution ?? "",
            licence?.name ?? "", licence?.url ?? "", contact?.name ?? "", contact?.url ?? "", contact?.email ?? "",
            documentation ?? "",
        ]
        for text in texts + furtherCRSs.map(\.uri) { print.add(text) }
        for limit in [defaultLimit, maximumLimit, maximumHTMLFeatures, maximumTileFeatures] { print.add(String(limit)) }
        return print
    }
}
