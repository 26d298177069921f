using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Transports;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Transports;

/// <summary>The client against a stand-in of GOV.UK Notify's documented API, over real HTTP on loopback.</summary>
public sealed class NotifyClientTests : IAsyncLifetime
{
    private const string Service = "26785a09-ab16-4eb0-8407-a37497a57506";
    private const string Secret = "3d844edf-8d35-48ac-975b-e847b4f122b0";
    private const string AnyText = "f33517ff-2a88-4f6e-b855-c550268ce08a";
    private const string AnyEmail = "740e5834-3a29-46b4-9a6f-16142fde533a";
    private const string OwnText = "11111111-2222-4333-8444-555555555555";

    private readonly List<(string Path, JsonElement Body, string Token)> _asked = [];
    private readonly TestClock _clock = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private WebApplication _notify = null!;
    private Uri _address = null!;
    private Func<HttpContext, Task<bool>> _instead = _ => Task.FromResult(false);

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _notify = builder.Build();
        _notify.Run(Answer);
        await _notify.StartAsync();
        _address = new Uri(_notify.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _notify.DisposeAsync();
    }

    private async Task Answer(HttpContext call)
    {
        if (await _instead(call)) return;
        var token = call.Request.Headers.Authorization.ToString();
        if (!Signed(token)) await Refuse(call, 403, "AuthError", "Invalid token: API key not found");
        else if (call.Request.Method == "GET")
        {
            var reference = call.Request.Query["reference"].ToString();
            await call.Response.WriteAsJsonAsync(new { notifications = _asked.Where(a => a.Body.GetProperty("reference").GetString() == reference).Select(_ => new { id = "n-1", reference, status = "sending" }), links = new { current = "/" } });
        }
        else
        {
            var body = (await JsonDocument.ParseAsync(call.Request.Body)).RootElement.Clone();
            _asked.Add((call.Request.Path, body, token));
            call.Response.StatusCode = 201;
            await call.Response.WriteAsJsonAsync(new { id = "n-1", reference = body.GetProperty("reference").GetString(), content = new { body = "…", from_number = "GOVUK" }, uri = "https://…", template = new { id = "t", version = 1, uri = "https://…" } });
        }
    }

    /// <summary>As the documentation says: HS256 over header and payload, issued by the service within half a minute.</summary>
    private bool Signed(string header)
    {
        if (header["Bearer ".Length..].Split('.') is not [var head, var payload, var signature]) return false;
        static byte[] Bytes(string part) => Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
        using var claims = JsonDocument.Parse(Bytes(payload));
        using var kind = JsonDocument.Parse(Bytes(head));
        return kind.RootElement.GetProperty("typ").GetString() == "JWT" && kind.RootElement.GetProperty("alg").GetString() == "HS256"
            && claims.RootElement.GetProperty("iss").GetString() == Service
            && Math.Abs(claims.RootElement.GetProperty("iat").GetInt64() - _clock.GetUtcNow().ToUnixTimeSeconds()) <= 30
            && HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{head}.{payload}")).SequenceEqual(Bytes(signature));
    }

    private static Task Refuse(HttpContext call, int status, string error, string message)
    {
        call.Response.StatusCode = status;
        return call.Response.WriteAsJsonAsync(new { status_code = status, errors = new[] { new { error, message } } });
    }

    private NotifyClient Client(string secret = Secret) => new(_http, new NotifySettings(_address, Service, secret,
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["any:Text"] = AnyText, ["any:Email"] = AnyEmail, ["first-offer:Text"] = OwnText }), _clock);

    private static Parcel Parcel(ContactMode mode = ContactMode.Text, string code = "session-reminder") =>
        new(Guid.Parse("01999999-9999-7999-8999-999999999999"), mode, mode == ContactMode.Text ? "+447700900123" : "amara@demo.example", code, "A reminder", "Hello Amara.");

    [Fact]
    public async Task A_text_goes_with_our_words_and_our_reference_signed()
    {
        Assert.Equal(new Handed(SendOutcome.Accepted, "n-1"), await Client().Send(Parcel(), default));
        var (path, body, _) = Assert.Single(_asked);
        Assert.Equal("/v2/notifications/sms", path);
        Assert.Equal("""{"phone_number":"+447700900123","template_id":"f33517ff-2a88-4f6e-b855-c550268ce08a","reference":"01999999-9999-7999-8999-999999999999","personalisation":{"body":"Hello Amara."}}""",
            body.GetRawText().Replace("\\u002B", "+", StringComparison.Ordinal));
        await Client().Send(Parcel(code: "first-offer"), default);
        Assert.Equal(OwnText, _asked[1].Body.GetProperty("template_id").GetString());
    }

    [Fact]
    public async Task An_email_has_its_subject()
    {
        await Client().Send(Parcel(ContactMode.Email), default);
        var (path, body, _) = Assert.Single(_asked);
        Assert.Equal(("/v2/notifications/email", "amara@demo.example", AnyEmail, "A reminder"),
            (path, body.GetProperty("email_address").GetString(), body.GetProperty("template_id").GetString(), body.GetProperty("personalisation").GetProperty("subject").GetString()));
    }

    [Theory]
    [InlineData(400, "ValidationError", "phone_number Not enough digits", nameof(SendOutcome.AddressRefused), "address-refused")]
    [InlineData(400, "ValidationError", "email_address Not a valid email address", nameof(SendOutcome.AddressRefused), "address-refused")]
    [InlineData(400, "BadRequestError", "Missing personalisation: body", nameof(SendOutcome.Broken), "BadRequestError")]
    [InlineData(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds", nameof(SendOutcome.TryLater), "key-refused")]
    [InlineData(429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds", nameof(SendOutcome.TryLater), "too-many")]
    [InlineData(429, "TooManyRequestsError", "Exceeded send limits (sms: 50) for today", nameof(SendOutcome.TryLater), "too-many")]
    [InlineData(500, "Exception", "Internal server error", nameof(SendOutcome.Unknown), "status-500")]
    public async Task Each_documented_error_is_understood(int status, string error, string message, string outcome, string code)
    {
        _instead = async call =>
        {
            await Refuse(call, status, error, message);
            return true;
        };
        Assert.Equal(new Handed(Enum.Parse<SendOutcome>(outcome), Code: code), await Client().Send(Parcel(), default));
    }

    [Fact]
    public async Task A_wrong_key_an_error_page_silence_and_nobody_there_are_understood()
    {
        Assert.Equal(SendOutcome.TryLater, (await Client("00000000-0000-4000-8000-000000000000").Send(Parcel(), default)).Outcome);
        _instead = async call =>
        {
            call.Response.StatusCode = 502;
            await call.Response.WriteAsync("<html>Bad gateway</html>");
            return true;
        };
        Assert.Equal(SendOutcome.Unknown, (await Client().Send(Parcel(), default)).Outcome);
        Assert.False((await Client().Find(Parcel().Id, default)).Sure);
        _instead = async call =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), call.RequestAborted);
            return true;
        };
        Assert.Equal(new Handed(SendOutcome.Unknown, Code: "no-answer"), await Client().Send(Parcel(), default));
        await _notify.StopAsync();
        Assert.Equal(new Handed(SendOutcome.TryLater, Code: "not-reached"), await Client().Send(Parcel(), default));
    }

    [Fact]
    public async Task A_message_is_found_by_its_reference_or_surely_not()
    {
        Assert.Equal(new Found(true, null), await Client().Find(Parcel().Id, default));
        await Client().Send(Parcel(), default);
        Assert.Equal(new Found(true, "n-1"), await Client().Find(Parcel().Id, default));
    }

    [Theory]
    [InlineData("key", "short", "Contact:Notify:ApiKey")]
    [InlineData("address", "ftp://x", "Contact:Notify:Address")]
    [InlineData("address", "http://notify.example", "Contact:Notify:Address")]
    [InlineData("text", "", "Contact:Notify:Templates:any:Text")]
    [InlineData("text", "not-an-id", "Contact:Notify:Templates:any:Text")]
    public void A_wrong_setting_stops_the_start_and_names_itself(string which, string value, string name)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Contact:Notify:ApiKey"] = which == "key" ? value : $"our key-{Service}-{Secret}",
            ["Contact:Notify:Address"] = which == "address" ? value : null,
            ["Contact:Notify:Templates:any:Text"] = which == "text" ? value : AnyText,
            ["Contact:Notify:Templates:any:Email"] = AnyEmail,
        };
        var wrong = Assert.Throws<WrongSetting>(() => NotifySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        Assert.Equal(name, wrong.Name);
        Assert.DoesNotContain(Secret, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_read_from_its_end_whatever_its_name()
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Contact:Notify:ApiKey"] = $"team-key-{Service}-{Secret}",
            ["Contact:Notify:Templates:any:Text"] = AnyText,
            ["Contact:Notify:Templates:any:Email"] = AnyEmail,
        };
        var read = NotifySettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())!;
        Assert.Equal((Service, Secret, "https://api.notifications.service.gov.uk/"), (read.ServiceId, read.Secret, read.Address.ToString()));
        Assert.Null(NotifySettings.Read(new ConfigurationBuilder().Build()));
    }
}
