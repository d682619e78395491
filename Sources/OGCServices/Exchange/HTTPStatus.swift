public import GeoCore

/// The HTTP status of an error (RFC 9110, clause 15), decided here and nowhere else.
public enum HTTPStatus {
    /// Returns the status code that tells a client what it can do.
    public static func code(of error: PaftaError) -> Int {
        switch error.category {
        case .invalidInput: 400
        case .limitExceeded: error.retryAfter != nil ? 429 : error.code == .requestTooLarge ? 413 : 400
        case .unauthorised: 401
        case .forbidden: 403
        case .gone: 410
        case .notFound: 404
        case .conflict: 409
        case .unsupported: unsupported(error.code)
        case .unavailable: 503
        case .corruptData, .internalFault: 500
        }
    }

    private static func unsupported(_ code: PaftaError.Code) -> Int {
        switch code {
        case .methodNotAllowed: 405
        case .notAcceptable: 406
        case .unsupportedMediaType: 415
        default: 501
        }
    }

    /// The methods of every resource, for the field `Allow`.
    static let allowedMethods = "GET, HEAD, OPTIONS"

    /// Returns what the status is called.
    static func title(of code: Int) -> LocalizedText {
        switch code {
        case 400: LocalizedText("Bad request", tr: "Geçersiz istek")
        case 401: LocalizedText("Unauthorised", tr: "Kimlik doğrulanmadı")
        case 403: LocalizedText("Forbidden", tr: "İzin yok")
        case 404: LocalizedText("Not found", tr: "Bulunamadı")
        case 405: LocalizedText("Method not allowed", tr: "Yönteme izin verilmiyor")
        case 406: LocalizedText("Not acceptable", tr: "İstenen biçim sunulmuyor")
        case 409: LocalizedText("Conflict", tr: "Çakışma")
        case 410: LocalizedText("Gone", tr: "Artık yok")
        case 413: LocalizedText("Content too large", tr: "İçerik çok büyük")
        case 415: LocalizedText("Unsupported media type", tr: "Desteklenmeyen içerik türü")
        case 429: LocalizedText("Too many requests", tr: "Çok fazla istek")
        case 501: LocalizedText("Not implemented", tr: "Desteklenmiyor")
        case 503: LocalizedText("Service unavailable", tr: "Hizmet şu anda kullanılamıyor")
        default: LocalizedText("Internal server error", tr: "Sunucu hatası")
        }
    }

    /// How long a client waits before it tries again after 503, in seconds.
    static let retryAfter = 5
}
