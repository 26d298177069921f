using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A practice sees what hubs told it of its women, and how many families and children its own people sent to hubs in twelve months.</summary>
internal static class ViewPracticeSheet
{
    /// <summary>In the place of a name that the viewer may not see.</summary>
    internal const string Unnamed = "A woman of your practice";

    [Allows(Permissions.PracticeSheet, Unscoped = "only what the user's own organisation sent is counted, and what its practice was told is shown")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="Practice">Null where the account belongs to none.</param>
    internal sealed record Answer(string? Practice, PracticeFigures.Year Year, IReadOnlyList<Woman> Told);

    /// <param name="Name">As the viewer may see her.</param>
    /// <param name="HouseholdId">Null where the viewer does not work with her.</param>
    /// <param name="IsNew">Nobody of the practice has noted it yet.</param>
    internal sealed record Woman(Guid ToldId, string Name, Guid? HouseholdId, string What, DateOnly On, bool IsNew);

    /// <summary>Somebody of the practice has read these.</summary>
    [Allows(Permissions.PracticeSheet, Unscoped = "only what was told to the user's own practice is noted; any other id changes nothing")]
    internal sealed record Command(IReadOnlyList<Guid>? ToldIds) : ICommand;

    internal sealed class Noter(Db db, ToldPractices practices, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            List<Guid> own = [.. (await practices.Mine(ct)).Select(t => t.Id).Intersect(command.ToldIds ?? [])];
            if (own.Count > 0)
                await db.Execute("UPDATE familyhubs_told_practice SET seen_at = @now, seen_by = @me WHERE id IN @own AND seen_at IS NULL", new { own, now = clock.Now(), me = user.Id }, ct);
            return default;
        }
    }

    internal sealed class Handler(Db db, ISend send, ToldPractices practices, Aliases aliases, CurrentUser user, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            if (user.OrganisationId is not { } organisation) return new(null, PracticeFigures.Of([], today, id => id), []);
            var sent = await db.Query<PracticeFigures.Sent>("""
                SELECT r.id, r.received_at, p.person_id, COALESCE(p.is_child, 0) AS is_child
                FROM familyhubs_gp_referral r LEFT JOIN familyhubs_gp_referral_person p ON p.gp_referral_id = r.id
                WHERE r.sender_organisation_id = @organisation AND r.received_at >= @from AND r.state <> 'Withdrawn'
                """, new { organisation, from = PracticeFigures.From(today).AtLondon(TimeOnly.MinValue) }, ct);
            var kept = await aliases.KeptOf([.. sent.Select(s => s.PersonId).OfType<Guid>().Distinct()], ct);
            var name = (await send.Ask(new GetOrganisations([organisation]), ct)).SingleOrDefault()?.Name ?? "Your organisation";
            return new(name, PracticeFigures.Of(sent, today, id => kept[id]), await Told(ct));
        }

        private async Task<IReadOnlyList<Woman>> Told(CancellationToken ct)
        {
            var told = await practices.Mine(ct);
            if (told.Count == 0) return [];
            var seen = (await send.Ask(new GetPeople([.. told.Select(t => t.PersonId).Distinct()]), ct)).Where(p => p.Masking != Masking.Hidden).ToDictionary(p => p.Id);
            audit.Saw(seen.Keys);
            return [.. told.Select(t => (Told: t, Her: seen.GetValueOrDefault(t.PersonId)))
                .Select(w => new Woman(w.Told.Id, w.Her?.Name ?? Unnamed, w.Her?.HouseholdId, InWords(w.Told), w.Told.ToldOn, w.Told.SeenAt is null))];
        }

        private static string InWords(ToldPractices.Told told) => told.What == PracticeTold.Came ? "Came for the first time" : $"Welcome by the hub{(told.WelcomeCode is { } code ? $": {AskedWords.ToPractice(code)}" : "")}";
    }

    [Allows(Permissions.PracticeSheet, Unscoped = "only what the user's own organisation sent is counted")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        /// <summary>Those that stood on the page.</summary>
        public List<Guid> ToldIds { get; set; } = [];

        internal Answer Shown { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(ToldIds), ct);
            return Redirect("/familyhubs/practice?said=read");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}
