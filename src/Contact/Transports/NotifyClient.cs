using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Transports;

/// <summary>GOV.UK Notify's API: texts and e-mails by a template that holds our words, each under our own reference.</summary>
internal sealed class NotifyClient(HttpClient http, NotifySettings settings, TimeProvider clock) : ITransport
{
    public async Task<Handed> Send(Parcel parcel, CancellationToken ct)
    {
        if (settings.TemplateFor(parcel.TemplateCode, parcel.Mode) is not { } template) return new(SendOutcome.Broken, Code: "no-template-id");
        var text = parcel.Mode == ContactMode.Text;
        var content = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [text ? "phone_number" : "email_address"] = parcel.Address,
            ["template_id"] = template,
            ["reference"] = parcel.Id.ToString("D"),
            ["personalisation"] = text
                ? new Dictionary<string, string>(StringComparer.Ordinal) { ["body"] = parcel.Body }
                : new Dictionary<string, string>(StringComparer.Ordinal) { ["subject"] = parcel.Subject, ["body"] = parcel.Body },
        };
        try
        {
            using var request = Signed(HttpMethod.Post, text ? "v2/notifications/sms" : "v2/notifications/email");
            request.Content = JsonContent.Create(content);
            using var response = await http.SendAsync(request, ct);
            if (response.StatusCode == HttpStatusCode.Created)
                return await response.Content.ReadFromJsonAsync<Notification>(ct) is { Id.Length: > 0 } made ? new(SendOutcome.Accepted, made.Id) : new(SendOutcome.Unknown, Code: "no-id");
            return await Refusal(response, ct);
        }
        catch (HttpRequestException never) when (never.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.NetworkUnreachable or SocketError.HostUnreachable })
        {
            return new(SendOutcome.TryLater, Code: "not-reached");
        }
        catch (Exception lost) when (IsLost(lost, ct))
        {
            return new(SendOutcome.Unknown, Code: "no-answer");
        }
    }

    public async Task<Found> Find(Guid id, CancellationToken ct)
    {
        try
        {
            using var request = Signed(HttpMethod.Get, $"v2/notifications?reference={id:D}");
            using var response = await http.SendAsync(request, ct);
            if (!response.IsSuccessStatusCode) return new(false, null);
            var list = await response.Content.ReadFromJsonAsync<Listed>(ct);
            return list?.Notifications is null ? new(false, null) : new(true, list.Notifications.FirstOrDefault(n => n.Reference == id.ToString("D"))?.Id);
        }
        catch (Exception lost) when (IsLost(lost, ct))
        {
            return new(false, null);
        }
    }

    private static bool IsLost(Exception thrown, CancellationToken ct) => thrown is HttpRequestException or IOException or JsonException || (thrown is OperationCanceledException && !ct.IsCancellationRequested);

    /// <summary>400 speaks of the address or of our templates; 403 of the key or the clock; 429 of too much; above 500 nobody knows.</summary>
    private static async Task<Handed> Refusal(HttpResponseMessage response, CancellationToken ct)
    {
        Problem? problem = null;
        try
        {
            problem = await response.Content.ReadFromJsonAsync<Problem>(ct);
        }
        catch (JsonException)
        {
            // an error page of something in between
        }
        var said = problem?.Errors ?? [];
        return response.StatusCode switch
        {
            HttpStatusCode.BadRequest when said.Any(e => e.Says("phone_number") || e.Says("email_address") || e.Error == "InvalidPhoneError") => new(SendOutcome.AddressRefused, Code: "address-refused"),
            HttpStatusCode.BadRequest or HttpStatusCode.NotFound => new(SendOutcome.Broken, Code: said is [{ Code: { } code }, ..] ? code : "bad-request"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(SendOutcome.TryLater, Code: "key-refused"),
            HttpStatusCode.TooManyRequests => new(SendOutcome.TryLater, Code: "too-many"),
            _ => new(SendOutcome.Unknown, Code: $"status-{(int)response.StatusCode}"),
        };
    }

    private HttpRequestMessage Signed(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(settings.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(settings.ServiceId, settings.Secret, clock.Now()));
        return request;
    }

    /// <summary>A JSON web token by HS256: who, and when; it holds for half a minute.</summary>
    internal static string Token(string serviceId, string secret, DateTimeOffset at)
    {
        var signed = $"{Part("""{"typ":"JWT","alg":"HS256"}""")}.{Part($$"""{"iss":"{{serviceId}}","iat":{{at.ToUnixTimeSeconds()}}}""")}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private sealed record Notification([property: JsonPropertyName("id")] string? Id, [property: JsonPropertyName("reference")] string? Reference);

    private sealed record Listed([property: JsonPropertyName("notifications")] IReadOnlyList<Notification>? Notifications);

    private sealed record Problem([property: JsonPropertyName("errors")] IReadOnlyList<Fault>? Errors);

    private sealed record Fault([property: JsonPropertyName("error")] string? Error, [property: JsonPropertyName("message")] string? Message)
    {
        /// <summary>The provider's own name of the fault, cut to letters: its message may quote the address and is not kept.</summary>
        internal string? Code => Error is null ? null : new string([.. Error.Where(char.IsAsciiLetter).Take(60)]);

        internal bool Says(string word) => Message?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
    }
}
