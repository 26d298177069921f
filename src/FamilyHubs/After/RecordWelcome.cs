using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>A hub worker says how the welcome of a new family went, and may send them a message.</summary>
internal static class RecordWelcome
{
    [Allows(Permissions.WelcomeFamilies, On = nameof(RegistrationId))]
    internal sealed record Query(Guid RegistrationId) : IQuery<Answer>;

    internal sealed record Answer(Guid HouseholdId, string Name, string Site, DateOnly RegisteredOn, DateOnly DueOn, WelcomeCode? Code, bool Done, int Version);

    /// <param name="MessageId">Made when the form was shown; null for no message.</param>
    [Allows(Permissions.WelcomeFamilies, On = nameof(RegistrationId))]
    internal sealed record Command(Guid RegistrationId, WelcomeCode? Code, Guid? MessageId, int Version) : ICommand<string>;

    private sealed record Row(Guid HouseholdId, string Site, DateOnly RegisteredOn, DateOnly WelcomeDueOn, Guid? WelcomeTaskId, DateTimeOffset? WelcomedAt, WelcomeCode? WelcomeCode, DateTimeOffset? WelcomeStoppedAt, int Version);

    private static async Task<Row> Find(Db db, Guid registrationId, CancellationToken ct) => await db.Find<Row>("""
        SELECT r.household_id, s.name AS site, r.registered_on, r.welcome_due_on, r.welcome_task_id, r.welcomed_at, r.welcome_code, r.welcome_stopped_at, r.version
        FROM familyhubs_registration r JOIN familyhubs_site s ON s.id = r.site_id WHERE r.id = @registrationId
        """, new { registrationId }, ct) ?? throw new NotFound("This family");

    internal sealed class See(Db db, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await Find(db, query.RegistrationId, ct);
            var name = await send.Ask(new GetHouseholds([row.HouseholdId]), ct) is [var family] ? family.Name : "A family";
            return new(row.HouseholdId, name, row.Site, row.RegisteredOn, row.WelcomeDueOn, row.WelcomeCode, row.WelcomedAt is not null, row.Version);
        }
    }

    internal sealed class Handler(Db db, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, string>
    {
        /// <summary>What the list says afterwards: "done", "queued", "again", or why no message is sent.</summary>
        public async Task<string> Handle(Command command, CancellationToken ct)
        {
            if (command.Code is not { } code || !Enum.IsDefined(code)) throw new Refused("Code", "Choose how it went");
            var row = await Find(db, command.RegistrationId, ct);
            // A second press of the same page.
            if (row.Version == command.Version + 1 && row.WelcomeCode == code) return "done";
            if (row.WelcomeStoppedAt is not null) throw new Refused("", "This welcome is no longer needed. Do not contact, ask first");
            var done = code != WelcomeCode.NotReached;
            await db.ExecuteVersioned("""
                UPDATE familyhubs_registration SET welcome_code = @code, welcomed_at = @at, welcomed_by = @by, version = version + 1 WHERE id = @RegistrationId AND version = @Version
                """, new { command.RegistrationId, command.Version, code, at = done ? clock.Now() : (DateTimeOffset?)null, by = user.Id }, ct: ct);
            if (done && row.WelcomeTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            if (command.MessageId is not { } message || code == WelcomeCode.DoesNotWant) return done ? "done" : "again";
            if (await Adult(row.HouseholdId, ct) is not { } adult) return nameof(ContactRefusal.NoSafeWay);
            var answer = await send.Send(new QueueMessage(
                message, adult, "hub-welcome", [command.RegistrationId], "hub.welcome", Asked: true, new Dictionary<string, string>(StringComparer.Ordinal) { ["place"] = row.Site }), ct);
            return answer.Queued ? done ? "queued" : "again" : answer.Refusal?.ToString() ?? "done";
        }

        private async Task<Guid?> Adult(Guid householdId, CancellationToken ct)
        {
            var members = (await send.Ask(new GetHousehold(householdId), ct))?.Members ?? [];
            if (members.Count == 0) return null;
            var children = (await send.Ask(new GetAges([.. members.Select(m => m.PersonId)], clock.Today()), ct)).Where(a => a.IsChild).Select(a => a.PersonId).ToHashSet();
            return members.FirstOrDefault(m => !children.Contains(m.PersonId))?.PersonId;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.WelcomeFamilies, On = nameof(RegistrationId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid RegistrationId { get; set; }
        public Guid MessageId { get; set; }
        public WelcomeCode? Code { get; set; }
        public bool SendMessage { get; set; }
        public int Version { get; set; }

        internal Answer Family { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            MessageId = clock.NewId();
            await Show(ct);
            Version = Family.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
            Redirect($"/familyhubs/welcome?said={await send.Send(new Command(RegistrationId, Code, SendMessage && MessageId != Guid.Empty ? MessageId : null, Version), ct)}"));

        protected override async Task Show(CancellationToken ct) => Family = await send.Ask(new Query(RegistrationId), ct);
    }
}
