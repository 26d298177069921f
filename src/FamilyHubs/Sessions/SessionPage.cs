using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Feedback;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>The page of one session; each step posts to a page of its own and comes back here, refused or done.</summary>
[BindProperties(SupportsGet = true)]
internal abstract class SessionPage(ISend send) : FormPage
{
    public Guid SessionId { get; set; }

    /// <summary>Of the session, as the page showed it.</summary>
    public int Version { get; set; }

    internal SessionView View { get; private set; } = null!;

    internal bool MayPlan { get; private set; }

    internal bool MayTake { get; private set; }

    internal bool MaySeeBookings { get; private set; }

    internal bool MayReadFeedback { get; private set; }

    /// <summary>Families are asked how it was, on the hub's own phone or tablet.</summary>
    internal bool TakesFeedback => GiveFeedback.Takes(View.Status, View.Session.StartsAt, View.Session.EndsAt, _now);

    internal DateOnly Today { get; private set; }

    private DateTimeOffset _now;

    protected ISend Sender => send;

    protected RedirectResult ToSession(string query = "") => Redirect($"/familyhubs/sessions/{SessionId}{query}");

    /// <summary>The address of a step alone leads to the session.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(ToSession());

    protected Task<IActionResult> Do(Func<Task> act) => Try(async () =>
    {
        await act();
        return ToSession("?said=session-opened");
    });

    protected override async Task Show(CancellationToken ct)
    {
        View = await send.Ask(new SeeSession(SessionId), ct);
        ViewData["Title"] = View.Title;
        var clock = HttpContext.RequestServices.GetRequiredService<TimeProvider>();
        (Today, _now) = (clock.Today(), clock.Now());
        (MayPlan, MayTake, MaySeeBookings) = (await May(Permissions.PlanSessions, ct), await May(Permissions.TakeRegister, ct), await May(Permissions.ViewBookings, ct));
        MayReadFeedback = await May(Permissions.ReadFeedback, ct);
    }

    private Task<bool> May(string permission, CancellationToken ct) =>
        HttpContext.RequestServices.GetRequiredService<Guard>().Reaches(permission, nameof(SessionId), SessionId, ct);
}
