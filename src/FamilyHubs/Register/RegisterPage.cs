using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>The register at the door. Each kind of button posts to a page of its own, which does its one thing and comes back here.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class RegisterPage(ISend send) : FormPage
{
    public Guid SessionId { get; set; }
    public string? Search { get; set; }

    /// <summary>What was done by the last press.</summary>
    public string? Said { get; set; }
    public Guid CountId { get; set; }
    public int? Adults { get; set; }
    public int? Children { get; set; }

    internal SeeRegister.Answer View { get; private set; } = null!;

    /// <summary>A manager changes it after it was closed.</summary>
    internal bool MayAmend { get; private set; }

    protected ISend Sender => send;

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeRegister(SessionId, Search), ct);
        MayAmend = !View.IsOpen && await HttpContext.RequestServices.GetRequiredService<Guard>().Reaches(Permissions.AmendRegister, nameof(SessionId), SessionId, ct);
    }

    /// <summary>Back to the register; a search stays, so that the next of a family is one press away, and the name that was typed stands in no address.</summary>
    protected Task<IActionResult> Do(Func<Task<string>> act) => Try<IActionResult>(async () =>
    {
        var said = await act();
        if (string.IsNullOrWhiteSpace(Search)) return Redirect($"/familyhubs/sessions/{SessionId}/register?said={Uri.EscapeDataString(said)}");
        ModelState.Clear();
        Said = said;
        await Show(HttpContext.RequestAborted);
        return Page();
    });
}
