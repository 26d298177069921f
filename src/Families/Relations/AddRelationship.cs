using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>A worker notes what one person is to another; what the other is to them is made with it.</summary>
internal static class AddRelationship
{
    private const int MostFamilies = 10;

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId, string? Find) : IQuery<Answer>;

    /// <param name="People">Who may be chosen: the family, or whom the search found; masked.</param>
    internal sealed record Answer(PersonSight.Seen Seen, IReadOnlyList<GetPeople.Person> People);

    /// <param name="Type">What the person is of the other: a code of <see cref="RelationType"/>.</param>
    /// <param name="InformalCarer">The person cares for the other without being paid.</param>
    /// <param name="MainCarer">The elder or caring one of the two is the main carer.</param>
    /// <param name="Responsibility">Whether that one has parental responsibility: Yes, No, Unknown; null where it is not asked.</param>
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(
        Guid Id, Guid PersonId, Guid? OtherId, string? Type, bool MainCarer = false, bool InformalCarer = false, string? Responsibility = null, DateOnly? From = null) : ICommand<Guid>;

    internal sealed class Reader(PersonSight sight, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            if (!seen.Shown) return new(seen, []);
            var households = string.IsNullOrWhiteSpace(query.Find)
                ? seen.HouseholdId is { } own ? [own] : Array.Empty<Guid>()
                : [.. (await send.Ask(new FindHouseholds(query.Find), ct)).Take(MostFamilies).Select(h => h.Id)];
            var members = new List<Guid>();
            foreach (var household in households) members.AddRange((await send.Ask(new GetHousehold(household), ct))?.Members.Select(m => m.PersonId) ?? []);
            return new(seen, [.. (await send.Ask(new GetPeople([.. members.Distinct().Where(id => id != query.PersonId)]), ct)).OrderBy(p => p.Name, StringComparer.CurrentCulture)]);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            new Refusals()
                .If(command.OtherId is null, nameof(command.OtherId), "Choose the other person")
                .If(command.OtherId == command.PersonId, nameof(command.OtherId), "Choose somebody else: nobody is related to themselves")
                .If(command.Type is null || !RelationType.All.ContainsKey(command.Type), nameof(command.Type), "Choose what they are to one another")
                .If(!Codes.Known(command.Responsibility, Codes.YesNoUnknown), nameof(command.Responsibility), "Choose yes, no or not known")
                .If(command.From > clock.Today(), nameof(command.From), "The day it began must be today or earlier")
                .Throw();
            var (other, type) = (command.OtherId!.Value, command.Type!);
            // Somebody whom the worker does not work with is not theirs to tie to anybody.
            if (await send.Ask(new GetPeople([other]), ct) is not [{ Masking: Masking.Full or Masking.Restricted }]) throw new NotFound("The other person");
            var born = (await db.Query<Birth>("SELECT id, date_of_birth FROM families_person WHERE id IN @both", new { both = (IReadOnlyList<Guid>)[command.PersonId, other] }, ct))
                .ToDictionary(b => b.Id, b => b.DateOfBirth);
            var standing = await db.Query<string>("""
                SELECT type FROM families_relationship WHERE person_id = @PersonId AND other_id = @other AND to_on IS NULL
                """, new { command.PersonId, other }, ct);
            if (RelationType.Wrong(type, born[command.PersonId], born[other], standing) is { } wrong) throw new Refused(nameof(command.Type), wrong);

            var elder = RelationType.All[type].Elder;
            var responsibility = InWords.Typed(command.Responsibility);
            await Row(command, command.PersonId, other, type, elder >= 0 && command.MainCarer, command.InformalCarer, elder >= 0 ? responsibility : null, ct);
            await Row(command, other, command.PersonId, RelationType.Inverse(type), elder < 0 && command.MainCarer, false, elder < 0 ? responsibility : null, ct);
            return command.Id;
        }

        private Task<int> Row(Command command, Guid person, Guid other, string type, bool mainCarer, bool informalCarer, string? responsibility, CancellationToken ct) => db.Execute("""
            INSERT INTO families_relationship (id, pair_id, person_id, other_id, type, main_carer, informal_carer, parental_responsibility, from_on, recorded_at, recorded_by, version)
            VALUES (@id, @pair, @person, @other, @type, @mainCarer, @informalCarer, @responsibility, @From, @now, @me, 1)
            """, new { id = clock.NewId(), pair = command.Id, person, other, type, mainCarer, informalCarer, responsibility, command.From, now = clock.Now(), me = user.Id }, ct);

        private sealed record Birth(Guid Id, DateOnly? DateOfBirth);
    }

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit, TimeProvider clock) : PersonPage(audit)
    {
        public Guid Id { get; set; }
        public Guid? OtherId { get; set; }
        public string? Type { get; set; }
        public bool MainCarer { get; set; }
        public bool InformalCarer { get; set; }
        public string? Responsibility { get; set; }
        public DateOnly? From { get; set; }

        /// <summary>A name, postcode, telephone number, NHS number or date of birth; posted, so that no name stands in an address.</summary>
        public string? Find { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(Id, PersonId, OtherId, Type, MainCarer, InformalCarer, Responsibility, From), ct));

        public Task<IActionResult> OnPostFind(CancellationToken ct) => Try(async () =>
        {
            await Show(ct);
            return Page();
        });

        protected override async Task Load(CancellationToken ct) => Stands = await send.Ask(new Query(PersonId, Find), ct);

        protected override void Fill() => Id = clock.NewId();
    }
}
