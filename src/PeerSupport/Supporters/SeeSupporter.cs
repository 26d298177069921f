using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>How a supporter stands and what is missing for the next step, for a coordinator or the supervisor of this supporter alone.</summary>
[Allows(Permissions.Supervise, On = nameof(SupporterId))]
internal sealed record SeeSupporter(Guid SupporterId) : IQuery<SeeSupporter.Answer>
{
    internal sealed record Check(CheckLevel CheckLevel, string? Number, DateOnly? IssuedOn, DateOnly CheckedOn, bool UpdateService, Decision Decision);

    internal sealed record Reference(Guid Id, ReferenceKind Kind, DateOnly AskedOn, DateOnly? ReceivedOn, Decision? Decision);

    internal sealed record Trained(string Course, DateOnly DoneOn);

    /// <summary>Somebody whom they support, or were asked for.</summary>
    internal sealed record OpenMatch(Guid Id, MatchStatus Status, DateOnly OfferedOn);

    internal sealed record Supervised(Guid Id, DateOnly HeldOn, Guid? ByUser, int? Wellbeing, string? Note);

    /// <param name="MayWrite">A coordinator's view; a supervisor reads, and notes supervisions.</param>
    /// <param name="Level">The check that the role is eligible for; null where the settings do not say.</param>
    /// <param name="CareWaits">A match of theirs was ended, and nobody has asked yet how they are.</param>
    /// <param name="WellbeingWaits">They said at a supervision that they are not well, and nobody has looked after them yet.</param>
    /// <param name="Lacks">What is missing for a new match, or, where they support nobody yet, for the next step.</param>
    internal sealed record Answer(
        Guid Id, string Name, Guid ProgrammeId, string Programme, SupporterStatus Status, int Version, bool MayWrite, string? KnownAs, bool HasAccount, bool HasPerson, Profile Profile, string Supervisor,
        Enquiry? Enquiry, CheckLevel? Level, IReadOnlyList<Check> Checks, IReadOnlyList<Reference> References, IReadOnlyList<Trained> Training, DateOnly? InterviewedOn, DateOnly? AgreementOn,
        DateOnly? SupervisedOn, DateOnly? RestUntil, bool CareWaits, bool WellbeingWaits, IReadOnlyList<Supervised> Supervisions, IReadOnlyList<OpenMatch> Open, IReadOnlyList<string> Lacks, IReadOnlyList<Expiry> Expiries,
        IReadOnlyList<(string Says, DateTimeOffset At, string By, string? Why)> Steps);

    private sealed record Row(
        Guid Id, Guid ProgrammeId, SupporterStatus Status, RoleKind RoleKind, string? KnownAs, Guid? UserId, Guid? PersonId, Guid? SupervisorUserId, DateOnly? InterviewedOn, DateOnly? AgreementOn, DateOnly? SupervisedOn,
        DateOnly? RestUntil, DateOnly? CareFrom, DateOnly? CareGivenOn, int Version, string? Words);

    private sealed record CheckRow(Guid Id, CheckLevel CheckLevel, string? NumberSealed, DateOnly? IssuedOn, DateOnly CheckedOn, bool UpdateService, Decision Decision);

    internal sealed class Handler(
        Db db, CurrentUser user, Guard guard, SupporterVault vault, WordsVault words, Called called, Profiles profiles, Fitness fitness, Wellbeing wellbeing, Checks checks, ProgrammeOf programmes, History history, ISend send) : IQueryHandler<SeeSupporter, Answer>
    {
        public async Task<Answer> Handle(SeeSupporter query, CancellationToken ct)
        {
            var row = await db.Find<Row>("""
                SELECT s.id, s.programme_id, s.status, s.role_kind, s.known_as, s.user_id, s.person_id, s.supervisor_user_id, s.interviewed_on, s.agreement_on, s.supervised_on, s.rest_until, s.care_from,
                    s.care_given_on, s.version, e.words
                FROM peersupport_supporter s LEFT JOIN peersupport_enquiry e ON e.supporter_id = s.id WHERE s.id = @SupporterId
                """, query, ct) ?? throw new NotFound("The supporter");
            var mayWrite = user.IsSystem || await guard.Reaches(Permissions.WriteSupporters, nameof(query.SupporterId), query.SupporterId, ct);
            if (!mayWrite && row.SupervisorUserId != user.Id) throw new NotFound("The supporter");
            var programme = await programmes.By(row.ProgrammeId, ct);
            var found = await db.Query<CheckRow>("""
                SELECT id, check_level, number_sealed, issued_on, checked_on, update_service, decision FROM peersupport_check WHERE supporter_id = @SupporterId ORDER BY checked_on DESC, id DESC
                """, query, ct);
            var supervisions = await db.Query<Supervised>("SELECT id, held_on, by_user, wellbeing, note FROM peersupport_supervision WHERE supporter_id = @SupporterId ORDER BY held_on DESC, id DESC", query, ct);
            var steps = await history.Of(row.Id, ct);
            var names = await send.Names([row.SupervisorUserId, .. steps.Select(s => s.ByUser)], ct);
            return new(
                row.Id, await called.Name(row.Id, ct), programme.Id, programme.Title, row.Status, row.Version, mayWrite, row.KnownAs, row.UserId is not null, row.PersonId is not null, await profiles.Of(row.Id, ct),
                row.SupervisorUserId is null ? "Nobody yet" : names(row.SupervisorUserId), mayWrite ? vault.Enquiry(row.Id, row.Words) : null, await checks.LevelFor(row.RoleKind, programme.NeighbourhoodId, ct),
                [.. found.Select(c => new Check(c.CheckLevel, mayWrite ? vault.Number(c.Id, c.NumberSealed) : null, c.IssuedOn, c.CheckedOn, c.UpdateService, c.Decision))],
                await db.Query<Reference>("SELECT id, kind, asked_on, received_on, decision FROM peersupport_reference WHERE supporter_id = @SupporterId ORDER BY asked_on, id", query, ct),
                await db.Query<Trained>("SELECT course, done_on FROM peersupport_training WHERE supporter_id = @SupporterId ORDER BY done_on, course", query, ct),
                row.InterviewedOn, row.AgreementOn, row.SupervisedOn, row.RestUntil, row is { CareFrom: not null, CareGivenOn: null }, (await wellbeing.Waits([row.Id], ct)).Count > 0, [.. supervisions.Select(s => s with { Note = words.Words(s.Id, s.Note) })],
                await db.Query<OpenMatch>("SELECT id, status, offered_on FROM peersupport_match WHERE supporter_id = @SupporterId AND status IN ('Offered', 'Matched', 'Active') ORDER BY offered_on, id", query, ct),
                Supporter.Next(row.Status) is { } next ? await fitness.LacksFor(row.Id, next, ct) : await fitness.Lacks(row.Id, ct),
                (await fitness.Expiries([row.Id], ct)).GetValueOrDefault(row.Id, []),
                [.. steps.Select(s => (Label(s.ToStatus), s.At, names(s.ByUser), s.Reason))]);
        }

        private static string Label(string status) => Enum.TryParse<SupporterStatus>(status, out var known) ? Supporter.Label(known) : status;
    }
}
