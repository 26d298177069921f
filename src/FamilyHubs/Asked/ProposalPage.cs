using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A page about one proposal; each of its answers has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class ProposalPage(ISend send) : FormPage
{
    public Guid ProposalId { get; set; }
    public int Version { get; set; }

    /// <summary>For which hub; null where there is one alone.</summary>
    public Guid? SiteId { get; set; }

    internal SeeProposal.Answer View { get; private set; } = null!;

    /// <summary>The form, or the proposal's own page where this cannot be done now.</summary>
    protected async Task<IActionResult> ShowStep(Func<SeeProposal.Answer, bool> may, CancellationToken ct)
    {
        await Show(ct);
        if (!may(View)) return Redirect($"/familyhubs/asked/proposals/{ProposalId}");
        Version = View.Version;
        return Page();
    }

    protected Task<IActionResult> Step<T>(ICommand<T> command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect($"/familyhubs/asked/proposals/{ProposalId}");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeProposal(ProposalId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = View.Version;
    }
}
