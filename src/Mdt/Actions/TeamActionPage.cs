using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A page on which a coordinator or chair changes an action of their team: what it is above, a small form below.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class TeamActionPage(ISend send) : FormPage
{
    public Guid TeamActionId { get; set; }
    public int Version { get; set; }

    internal SeeTeamAction.Answer Action { get; private set; } = null!;

    protected ISend Sender => send;

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        if (!ActionState.IsOpen(Action.Status)) return Redirect("/mdt/actions/team");
        Version = Action.Version;
        Begin();
        return Page();
    }

    /// <summary>What the form shows before anything was typed.</summary>
    protected virtual void Begin() { }

    protected Task<IActionResult> Step(ICommand command, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect("/mdt/actions/team");
    });

    protected override async Task Show(CancellationToken ct)
    {
        Action = await send.Ask(new SeeTeamAction(TeamActionId), ct);
        if (Conflict is null) return;
        ModelState.Remove(nameof(Version));
        Version = Action.Version; // pressing again is a choice
    }
}
