using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A page that speaks JSON with the app at the door: signed in by the cookie, each POST with a fresh anti-forgery token in its header.</summary>
internal abstract class DoorPage : PageModel
{
    /// <summary>Two hundred entries with a whole family each are far below it.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>Where somebody belongs who opens an address that is only sent to.</summary>
    protected const string App = "/familyhubs/door";

    /// <summary>Answers what the body asks, or says in words what is wrong with it.</summary>
    protected async Task<IActionResult> Answer<T>(Func<JsonElement, Task<T>> act, CancellationToken ct)
    {
        JsonDocument sent;
        try
        {
            if (await Body(ct) is not { } body) return Problem(StatusCodes.Status413PayloadTooLarge, "Too much was sent at once: send 200 entries or fewer.");
            sent = JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return Problem(StatusCodes.Status400BadRequest, "The request could not be read: check the shape and the types of its content.");
        }
        using (sent)
        {
            if (sent.RootElement.ValueKind != JsonValueKind.Object) return Problem(StatusCodes.Status400BadRequest, "The request could not be read: send one object.");
            return await Answer(() => act(sent.RootElement));
        }
    }

    protected async Task<IActionResult> Answer<T>(Func<Task<T>> act)
    {
        try
        {
            return new JsonResult(await act(), Options);
        }
        catch (TooMany many)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, many.Message);
        }
        catch (Refused refused)
        {
            return Problem(StatusCodes.Status422UnprocessableEntity, refused.Message, EntryAnswer.Mend.Of(refused.Reasons));
        }
        catch (Exception thrown) when (thrown is Kernel.NotFound or Denied or Conflict or Busy)
        {
            return Problem(thrown switch { Kernel.NotFound => StatusCodes.Status404NotFound, Denied => StatusCodes.Status403Forbidden, Conflict => StatusCodes.Status409Conflict, _ => StatusCodes.Status503ServiceUnavailable }, thrown.Message);
        }
    }

    private static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web);

    private async Task<byte[]?> Body(CancellationToken ct)
    {
        if (Request.ContentLength > MostBytes) return null;
        using var read = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int got;
        while ((got = await Request.Body.ReadAsync(chunk, ct)) > 0)
        {
            if (read.Length + got > MostBytes) return null;
            await read.WriteAsync(chunk.AsMemory(0, got), ct);
        }
        return read.ToArray();
    }

    private static JsonResult Problem(int status, string detail, IReadOnlyList<EntryAnswer.Mend>? errors = null) =>
        new(new { status, detail, errors }, Options) { StatusCode = status, ContentType = "application/problem+json" };
}

/// <summary>More was sent than is taken at once.</summary>
internal sealed class TooMany(int most) : Exception(FormattableString.Invariant($"Too many entries were sent at once: send {most} or fewer, the rest after it."));
