using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A coordinator reads one request: who, what they asked for, how it stands, and what stands in the way.</summary>
[Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
internal sealed record SeeRequest(Guid PeerRequestId) : IQuery<SeeRequest.View>
{
    /// <summary>The row as it is kept, its words opened.</summary>
    internal sealed record Row(
        Guid Id, Guid ProgrammeId, Guid PersonId, Guid? HouseholdId, RequestStatus Status, RequestSource Source, Guid? AskedBy, Guid? DecisionId, bool WaitsForDecision, string Wants, Channel Channel, Urgency Urgency,
        string? PreferLanguage, string? PreferSex, string? PreferAge, string? PreferFaith, string? PreferNear, string? FreeWhen, string? AvoidNote, DateOnly? ShareAgreedOn, DateOnly AskedOn, DateOnly? DueOn,
        DateOnly? ScreenedOn, string? SignpostedTo, EndCode? EndCode, DateOnly? EndedOn, int? SomeoneBefore, int? SomeoneAfter, Guid? LeadTaskId, DateOnly? DiscussedOn, int Version);

    /// <param name="Name">Of the parent, as Families masks it for the viewer.</param>
    /// <param name="Reason">The one line that a team meant for the coordinator; null where there is none.</param>
    /// <param name="Warnings">In plain words: contact is held, they object.</param>
    /// <param name="Others">Other open requests of the same person, of this programme.</param>
    /// <param name="Tried">Matches that are over, the newest first.</param>
    /// <param name="YesLapsed">A supporter is looked for, and the parent's yes to sharing does not stand any more.</param>
    /// <param name="HouseholdId">Whose page says how to reach them; null where the viewer may not see it.</param>
    internal sealed record View(
        Row Request, string Name, string? Age, IReadOnlyList<Topic> About, string? AskedBy, string? Reason, IReadOnlyList<string> Warnings, IReadOnlyList<Guid> Others, bool IsOver, IReadOnlyList<History.Step> Steps,
        Func<Guid?, string> Names, Guid? OpenMatch, IReadOnlyList<Pair> Tried, bool YesLapsed, Guid? HouseholdId)
    {
        internal bool IsOpen => Requests.Request.IsOpen(Request.Status);
    }

    internal sealed record Pair(Guid Id, MatchStatus Status, DateOnly OfferedOn);

    internal sealed class Handler(Db db, ISend send, DoNotContact contact, SharingYes yes, Aliases aliases, WordsVault vault, History history, Audit audit, TimeProvider clock) : IQueryHandler<SeeRequest, View>
    {
        public async Task<View> Handle(SeeRequest query, CancellationToken ct)
        {
            var kept = await db.Find<Row>("""
                SELECT id, programme_id, person_id, household_id, status, source, asked_by, decision_id, waits_for_decision, wants, channel, urgency,
                    prefer_language, prefer_sex, prefer_age, prefer_faith, prefer_near, free_when, avoid_note, share_agreed_on, asked_on, due_on,
                    screened_on, signposted_to, end_code, ended_on, someone_before, someone_after, lead_task_id, discussed_on, version
                FROM peersupport_request WHERE id = @PeerRequestId
                """, query, ct) ?? throw new NotFound("The request");
            var row = kept with
            {
                PreferLanguage = vault.Words(kept.Id, kept.PreferLanguage),
                PreferFaith = vault.Words(kept.Id, kept.PreferFaith),
                FreeWhen = vault.Words(kept.Id, kept.FreeWhen),
                AvoidNote = vault.Words(kept.Id, kept.AvoidNote),
                SignpostedTo = vault.Words(kept.Id, kept.SignpostedTo),
            };
            var about = await db.Query<string>("SELECT topic FROM peersupport_request_topic WHERE request_id = @Id ORDER BY topic", row, ct);
            var person = (await send.Ask(new GetPeople([row.PersonId]), ct)).SingleOrDefault();
            var steps = await history.Of(row.Id, ct);
            var names = await send.Names([row.AskedBy, .. steps.Select(s => s.ByUser)], ct);
            var reason = row.DecisionId is { } decision ? await send.Ask(new GetReasonForDecision(decision), ct) : null;
            var others = await db.Query<Guid>("""
                SELECT id FROM peersupport_request WHERE person_id IN @ids AND id <> @Id AND programme_id = @ProgrammeId AND status IN ('Proposed', 'New', 'Screening', 'Matched', 'Active') ORDER BY id
                """, new { ids = await aliases.AllOf(row.PersonId, ct), row.Id, row.ProgrammeId }, ct);
            var matches = await db.Query<Pair>("SELECT id, status, offered_on FROM peersupport_match WHERE request_id = @Id ORDER BY offered_on DESC, id DESC", row, ct);
            audit.Saw(row.PersonId);
            return new(
                row, person?.Name ?? "Somebody", person?.Age, [.. about.Select(Enum.Parse<Topic>)], row.AskedBy is null ? null : names(row.AskedBy), reason, await Warnings(row.PersonId, ct), others,
                Requests.Request.IsLate(row.Status, row.DueOn, clock.Today()), steps, names,
                matches.FirstOrDefault(m => !Match.IsOver(m.Status))?.Id, [.. matches.Where(m => Match.IsOver(m.Status))],
                row.Status == RequestStatus.Screening && !await yes.Stands(row.PersonId, row.ShareAgreedOn, ct), person is { Masking: not Masking.Hidden } ? person.HouseholdId : null);
        }

        private async Task<IReadOnlyList<string>> Warnings(Guid person, CancellationToken ct)
        {
            var all = new List<string>();
            if ((await contact.Held([person], ct)).Count > 0) all.Add("Do not contact them: ask first. Contact was stopped.");
            if ((await contact.Objecting([person], ct)).Count > 0) all.Add("They object to sharing for peer support: nothing of them is shown to a supporter, and no message is sent.");
            return all;
        }
    }
}

/// <summary>A page about one request; each of its steps has a page of its own.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class RequestPage(ISend send) : FormPage
{
    public Guid PeerRequestId { get; set; }
    public int Version { get; set; }

    internal SeeRequest.View Found { get; private set; } = null!;

    public virtual async Task OnGet(CancellationToken ct)
    {
        ModelState.Clear();
        await Show(ct);
        Version = Found.Request.Version;
    }

    protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new SeeRequest(PeerRequestId), ct);

    private protected RedirectResult Back(string said) => Redirect($"/peersupport/requests/{PeerRequestId}?said={said}");
}
