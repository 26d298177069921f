using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>
/// The page of a meeting's agenda, with one point in hand while the meeting runs. Each of its buttons posts the whole form to a page of its
/// own, which first saves what was typed, does its one thing and comes back here, refused or done.
/// </summary>
[BindProperties(SupportsGet = true)]
internal abstract class AgendaPage(ISend send) : FormPage
{
    public Guid MeetingId { get; set; }
    public Guid? PointId { get; set; }

    /// <summary>Of the point in hand, or of what a button is about.</summary>
    public int Version { get; set; }

    /// <summary>The point whose notes the form holds; null when the form holds none.</summary>
    public Guid? NotesOf { get; set; }
    public string? Notes { get; set; }
    public string? Outcome { get; set; }
    public string? Knowledge { get; set; }

    public Guid NewChallengeId { get; set; }
    public string? ChallengeText { get; set; }
    public string? Solution { get; set; }
    public Guid? SolutionOwnerId { get; set; }

    public Guid NewActionId { get; set; }
    public string? Text { get; set; }
    public Guid? OwnerUserId { get; set; }
    public DateOnly? DueOn { get; set; }

    /// <summary>The point to go to afterwards.</summary>
    public Guid? Then { get; set; }

    internal AgendaView View { get; private set; } = null!;

    internal AgendaView.Point? InHand { get; private set; }

    internal bool MayOrder { get; private set; }

    internal bool MayChair { get; private set; }

    internal DateTimeOffset Now { get; private set; }

    /// <summary>Members, and whoever came in a member's place.</summary>
    internal IReadOnlyList<SelectListItem> Owners { get; private set; } = [];

    internal IReadOnlyList<SelectListItem> Deputies { get; private set; } = [];

    protected ISend Sender => send;

    /// <summary>Whether something may still be recorded by who looks.</summary>
    internal bool Recording => MayChair && View.Status == MeetingStatus.InProgress;

    internal bool Changing => MayOrder && View.Status is MeetingStatus.Planned or MeetingStatus.ListOpen or MeetingStatus.ListClosed or MeetingStatus.InProgress;

    protected string Here => (Then ?? NotesOf) is { } point ? $"/mdt/meetings/{MeetingId}/agenda?pointId={point}" : $"/mdt/meetings/{MeetingId}/agenda";

    /// <summary>The address of a step alone leads to the agenda.</summary>
    public virtual Task<IActionResult> OnGet(CancellationToken ct) => Task.FromResult<IActionResult>(Redirect(Here));

    /// <summary>Saves what was typed, then does one thing and comes back.</summary>
    protected Task<IActionResult> Do(Func<Task> act, CancellationToken ct) => Try(async () =>
    {
        await Save(ct);
        await act();
        return Redirect(Here);
    });

    /// <summary>The notes alone; answers the point's version after it.</summary>
    protected Task<int> Keep(CancellationToken ct) => send.Send(new RecordPoint.Command(MeetingId, NotesOf ?? Guid.Empty, Notes, Outcome, Knowledge, Version), ct);

    private async Task Save(CancellationToken ct)
    {
        if (NotesOf is not { } point) return;
        Version = await Keep(ct);
        if (!string.IsNullOrWhiteSpace(ChallengeText) || !string.IsNullOrWhiteSpace(Solution))
            await send.Send(new AddChallenge.Command(NewChallengeId, MeetingId, point, ChallengeText, Solution, SolutionOwnerId), ct);
        if (!string.IsNullOrWhiteSpace(Text))
            await send.Send(new AddPointAction.Command(NewActionId, MeetingId, point, Text, OwnerUserId, DueOn), ct);
    }

    protected override async Task Show(CancellationToken ct)
    {
        var services = HttpContext.RequestServices;
        var (guard, clock) = (services.GetRequiredService<Guard>(), services.GetRequiredService<TimeProvider>());
        View = await send.Ask(new SeeAgenda(MeetingId), ct);
        ViewData["Title"] = $"Agenda: {View.Title}";
        Now = clock.Now();
        MayOrder = await guard.Reaches(Permissions.ManageList, nameof(MeetingId), MeetingId, ct);
        MayChair = await guard.Reaches(Permissions.Chair, nameof(MeetingId), MeetingId, ct);
        if (MayChair && Meeting.IsGathering(View.Status))
            Deputies = [.. Staff.Choices((await send.Ask(new FindStaff(), ct)).Where(w => View.People.All(p => p.UserId != w.Id)))];
        if (!Recording) return;
        Owners = [.. View.People.Select(p => new SelectListItem(p.Name, p.UserId.ToString()))];
        InHand = Chosen();
        if (InHand is not { } point) return;
        if (NewChallengeId == Guid.Empty) NewChallengeId = clock.NewId();
        if (NewActionId == Guid.Empty) NewActionId = clock.NewId();
        if (ModelState.IsValid) (Notes, Outcome, Knowledge) = (point.Notes, point.Outcome, point.Knowledge);
        if (ModelState.IsValid) DueOn ??= clock.Today().AddDays(await send.Number("mdt.actionDefaultDays", ct: ct));
        if (ModelState.IsValid || Conflict is not null) Version = point.Version; // both are on the page: pressing again is a choice
    }

    /// <summary>The point after the one in hand; null after the last.</summary>
    internal AgendaView.Point? Next => View.Points.SkipWhile(p => p.Id != InHand?.Id).Skip(1).FirstOrDefault(p => p.Kind != AgendaPointKind.Cases);

    /// <summary>The point that was asked for, else the first on which nothing is recorded yet; none at the end, which an empty id asks for.</summary>
    private AgendaView.Point? Chosen()
    {
        if ((NotesOf ?? PointId) == Guid.Empty) return null;
        var points = View.Points.Where(p => p.Kind != AgendaPointKind.Cases).ToList();
        return points.Find(p => p.Id == (NotesOf ?? PointId)) ?? points.Find(p => !p.IsRecorded);
    }
}
