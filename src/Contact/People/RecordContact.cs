using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>A worker reads why to ask first, rings, visits or writes, and records what came of it; what nobody asked for counts in the household's budget.</summary>
internal static class RecordContact
{
    /// <summary>What a person can say of what they did.</summary>
    internal static IReadOnlyList<ContactOutcome> Outcomes { get; } = [ContactOutcome.Spoke, ContactOutcome.LeftMessage, ContactOutcome.NoAnswer, ContactOutcome.Sent, ContactOutcome.Declined, ContactOutcome.WrongNumber];

    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="AskFirst">Why to ask before ringing; null where nothing stands against it.</param>
    /// <param name="Unsafe">A telephone or address where no message may be left, or it is not known.</param>
    internal sealed record Answer(string Name, string? AskFirst, bool Unsafe, int BudgetLeft);

    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, ContactMode? Mode, ContactOutcome? Outcome, bool? Asked, DateOnly? On) : ICommand<Guid>;

    internal sealed class Reader(ISend send, ContactCard card, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var person = await send.Ask(new GetPeople([query.PersonId]), ct) is [var one] ? one : throw new NotFound("This person");
            var reach = await send.Ask(new GetReach(query.PersonId), ct);
            var first = await card.BeforeYouRing(query.PersonId, ct);
            var counted = await card.Count(reach?.HouseholdId, [query.PersonId], reach?.NeighbourhoodId, ct);
            audit.Saw(query.PersonId);
            return new(person.Name, first, reach?.Points.Any(p => p.Safe != SafeToUse.Yes || p.Shared) == true, counted.Left);
        }
    }

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            new Refusals()
                .If(command.Mode is null or ContactMode.InApp, nameof(command.Mode), "Choose how you reached for them")
                .If(command.Outcome is not { } outcome || !Outcomes.Contains(outcome), nameof(command.Outcome), "Choose what came of it")
                .If(command.Asked is null, nameof(command.Asked), "Choose whether they had asked for it")
                .If(command.On is null, nameof(command.On), "Enter the day")
                .If(command.On > today, nameof(command.On), "The day must be today or earlier")
                .If(command.On < today.AddYears(-1), nameof(command.On), "The day must be within the last year")
                .Throw();
            var reach = await send.Ask(new GetReach(command.PersonId), ct);
            await db.Execute("""
                INSERT INTO contact_made (id, person_id, household_id, mode, outcome, asked, made_on, by_user_id, recorded_at)
                VALUES (@Id, @PersonId, @household, @Mode, @Outcome, @Asked, @On, @me, @now)
                """, new { command.Id, command.PersonId, household = reach?.HouseholdId, command.Mode, command.Outcome, command.Asked, command.On, me = user.Id, now = clock.Now() }, ct);
            await outbox.Add(new ContactMade(command.PersonId, command.Mode!.Value, command.Outcome!.Value, user.Id, command.On!.Value, command.Asked == true), ct);
            return command.Id;
        }
    }

    internal static string InWords(ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.Spoke => "We spoke",
        ContactOutcome.LeftMessage => "I left a message",
        ContactOutcome.NoAnswer => "No answer",
        ContactOutcome.Sent => "I sent it",
        ContactOutcome.Declined => "They do not want it",
        ContactOutcome.WrongNumber => "The number or address was wrong",
        _ => outcome.ToString(),
    };

    [Allows(Permissions.RecordContact, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public ContactMode? Mode { get; set; }
        public ContactOutcome? Outcome { get; set; }
        public bool? Asked { get; set; }
        public DateOnly? On { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct)
        {
            (Id, On) = (clock.NewId(), clock.Today());
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, PersonId, Mode, Outcome, Asked, On), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId), ct);
    }
}
