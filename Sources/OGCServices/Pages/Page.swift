public import GeoCore

/// What an HTML page shows; the server's templates give it its looks.
///
/// Texts of the data and the publisher are in the language of the page already; the words of the page itself are the
/// template's. All links of a page must become `<a>` elements (OGC 17-069r4, `/req/html/content`).
public enum Page: Sendable {
    /// The start page.
    case landing(LandingPage)
    /// The conformance classes.
    case conformance(ConformancePage)
    /// The operations of the API.
    case api(APIPage)
    /// The functions of filters.
    case functions(FunctionsPage)
    /// The list of collections.
    case collections(CollectionsPage)
    /// One collection.
    case collection(CollectionPage)
    /// Features of a collection.
    case items(ItemsPage)
    /// One feature.
    case item(ItemPage)
    /// The tile matrix sets.
    case tileMatrixSets(TileMatrixSetsPage)
    /// One tile matrix set.
    case tileMatrixSet(TileMatrixSetPage)
    /// The tile sets of a collection.
    case tileSets(TileSetsPage)
    /// One tile set.
    case tileSet(TileSetPage)
    /// An error.
    case problem(ProblemPage)

    /// What every page has.
    public var frame: PageFrame {
        switch self {
        case .landing(let page): page.frame
        case .conformance(let page): page.frame
        case .api(let page): page.frame
        case .functions(let page): page.frame
        case .collections(let page): page.frame
        case .collection(let page): page.frame
        case .items(let page): page.frame
        case .item(let page): page.frame
        case .tileMatrixSets(let page): page.frame
        case .tileMatrixSet(let page): page.frame
        case .tileSets(let page): page.frame
        case .tileSet(let page): page.frame
        case .problem(let page): page.frame
        }
    }
}

/// What every page has.
public struct PageFrame: Sendable {
    /// The language of the texts.
    public var language: Language
    /// The title of the page.
    public var title: String
    /// The way from the start page to the one above this, as links to pages.
    public var breadcrumbs: [Link]
    /// All links of the resource.
    public var links: [Link]
    /// Who is to be named.
    public var attribution: String?

    package init(
        language: Language,
        title: String,
        breadcrumbs: [Link],
        links: [Link],
        attribution: String? = nil
    ) {
        self.language = language
        self.title = title
        self.breadcrumbs = breadcrumbs
        self.links = links
        self.attribution = attribution
    }
}

/// A name and a value in a list.
public struct NamedText: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The value; empty for none.
    public var value: String
}

/// The start page.
public struct LandingPage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// What the service offers.
    public var description: String
    /// The licence of the data.
    public var licence: ServiceConfiguration.Licence?
    /// Who answers questions.
    public var contact: ServiceConfiguration.Contact?
}

/// The conformance classes.
public struct ConformancePage: Sendable {
    /// What every page has.
    public var frame: PageFrame
    /// The URIs of the classes.
    public var classes: [String]
}

/// The operations of the API.
public struct APIPage: Sendable {
    /// One operation.
    public struct Operation: Sendable {
        /// The path, with variables in braces; the method before it unless it is `GET`.
        public var path: String
        /// What it does.
        public var summary: String
        /// Its query and path parameters with their meaning.
        public var parameters: [NamedText]
        /// The status codes of its answers.
        public var statuses: [Int]
    }

    /// What every page has.
    public var frame: PageFrame
    /// What the service offers.
    public var description: String
    /// Where the definition for programs is.
    public var definition: Link
    /// The operations, in the order of the definition.
    public var operations: [Operation]
}

/// The functions of filters.
public struct FunctionsPage: Sendable {
    /// One function.
    public struct Function: Sendable {
        /// How a call is written, such as `buffer(geometry, metres)`.
        public var signature: String
        /// What it does.
        public var description: String
        /// Its arguments with the types they take.
        public var arguments: [NamedText]
        /// The types of results.
        public var result: String
    }

    /// What every page has.
    public var frame: PageFrame
    /// The functions, in the order of the document.
    public var functions: [Function]
}

/// An error.
public struct ProblemPage: Sendable {
    /// What every page has; the title is what the status is called.
    public var frame: PageFrame
    /// The HTTP status.
    public var status: Int
    /// What went wrong.
    public var detail: String
    /// The stable name of the error.
    public var code: String
    /// How to put it right.
    public var remedy: String?
}
