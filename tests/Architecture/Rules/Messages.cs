using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Neighbourhood.Architecture.Rules;

public sealed class Rule_10_Nothing_outside_the_Kernel_names_the_mediator : Rule
{
    protected override string Because => "an event that does not leave by the outbox is lost with the process, and its publisher's own Publish stops at the first handler that throws";

    protected override int AtLeast => 200;

    protected override void Look(House house, Findings findings)
    {
        foreach (var type in house.Modules.SelectMany(m => m.Types.Concat(m.Contracts)).Concat(house.Host).Concat(house.Design))
            findings.See(Il.Names(type).Any(n => n.Namespace == "MediatR"), Il.Say(type), "names MediatR");
        foreach (var type in house.Modules.SelectMany(m => m.Types))
            if (Il.Calls(type).Any(c => c.Name == "Handle" && c.DeclaringType.Name.StartsWith("IWhen`", StringComparison.Ordinal))) findings.Break(Il.Say(type), "calls a reaction past the outbox");
        foreach (var source in house.Sources.Where(s => s.Folder != "Kernel"))
            findings.See(source.Text.Contains("MediatR", StringComparison.Ordinal), source.Path, "names MediatR");
        foreach (var project in house.Projects.Where(p => p.Name != "Kernel")) findings.See(project.Packages.Contains("MediatR"), project.Name, "references MediatR");
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("Publishes: names MediatR", Small.House("Mediator")),
        new("CallsAReaction: calls a reaction past", Small.House("Mediator")),
        new("src/A/B.cs: names MediatR", House.Empty with { Sources = [new("src/A/B.cs", "using MediatR;")] }),
        new("A: references MediatR", House.Empty with { Projects = [Small.Project("A", [], ["MediatR"])] }),
    ];
}

public sealed class Rule_11_A_handler_sends_others_only_questions_and_the_cores_requests : Rule
{
    protected override string Because => "a command within a command would wait for the writer that it holds itself, and a question that writes surprises whoever asked";

    protected override int AtLeast => 50;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
        {
            var within = module.Types.ToHashSet();
            foreach (var handler in module.Types)
            {
                foreach (var (kind, message) in Il.Handles(handler))
                {
                    findings.See();
                    foreach (var method in handler.Methods.Where(m => m.Name == "Handle" && m.Parameters.FirstOrDefault()?.ParameterType.FullName == message.FullName).SelectMany(m => Il.Reach(m, within)))
                        foreach (var called in Il.CallsIn(method).Where(c => c.DeclaringType.FullName == Il.Kernel + "ISend" && c.Name == "Send"))
                            findings.See(called.Parameters[0].ParameterType.Name.StartsWith("ICommand", StringComparison.Ordinal), Il.Say(handler), $"sends a command while it handles the {kind} {Il.Say(message)}");
                }
            }
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("SendsACommand: sends a command while it handles the command", Small.House("Sends")),
        new("ReactsByCommand: sends a command while it handles the event", Small.House("Sends")),
    ];
}

public sealed class Rule_12_Every_message_has_exactly_one_handler : Rule
{
    protected override string Because => "a message that nobody handles fails when somebody presses the button, and two handlers of one fight over it; a module that is not asked about a person is forgotten when the person is merged or leaves";

    protected override int AtLeast => 60;

    protected override void Look(House house, Findings findings)
    {
        var handlers = house.Modules.SelectMany(m => m.Types.SelectMany(t => Il.Handles(t).Select(h => (Module: m.Name, Handler: t, h.Kind, Message: h.Message.FullName)))).ToLookup(h => h.Message, StringComparer.Ordinal);
        foreach (var module in house.Modules)
        {
            findings.See();
            foreach (var message in module.Types.Concat(module.HasBegun ? module.Contracts : []).Where(t => Il.Message(t) is "command" or "request" or "query" or "fact"))
            {
                var all = handlers[message.FullName].ToList();
                findings.See(all.Count != 1, Il.Say(message), all.Count == 0 ? "has no handler" : $"has {all.Count} handlers: {string.Join(", ", all.Select(h => Il.Say(h.Handler)))}");
                foreach (var other in all.Where(h => h.Module != module.Name)) findings.Break(Il.Say(message), $"is {module.Name}'s and is handled by {other.Module}");
            }
            var people = house.Schema.Tables.Where(t => t.Name.StartsWith(module.Prefix + "_", StringComparison.Ordinal) && t.Columns.Any(c => c.Name == "person_id")).Select(t => t.Name).ToList();
            if (people.Count > 0 && module.HasBegun)
                findings.See(!module.Types.Any(t => Il.Handles(t).Any(h => h.Kind == "gather" && h.Message.Name == "GatherAboutPerson")), module.Name, $"keeps person ids in {string.Join(", ", people)} and does not answer GatherAboutPerson");
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("Nobodys: has no handler", Small.House("Handlers")),
        new("Everybodys: has 2 handlers", Small.House("Handlers")),
        new("keeps person ids in canary_thing", Small.House("Handlers")),
        new("is Other's and is handled by Canary", House.Empty with
        {
            Modules = [Small.Module("Handlers") with { Types = [.. Small.Module("Handlers").Types.Where(t => t.Name != "Everybodys")] }, new ModuleFacts("Other", [.. Small.Module("Handlers").Types.Where(t => t.Name == "Everybodys")], [], [], new Dictionary<string, string>())],
        }),
    ];
}

public sealed class Rule_13_Every_event_is_raised_by_its_owner_and_every_reaction_has_its_own_name : Rule
{
    protected override string Because => "an event that another raises was not checked by who knows, one that nobody raises is waited for in vain, and the inbox knows a reaction by its name alone";

    protected override int AtLeast => 15;

    protected override void Look(House house, Findings findings)
    {
        var made = house.Modules.Select(m => (m.Name, Types: m.Types.Where(t => !Il.IsGenerated(t)).SelectMany(Il.Instructions).Where(i => i.OpCode == OpCodes.Newobj)
            .Select(i => ((MethodReference)i.Operand).DeclaringType.FullName).ToHashSet(StringComparer.Ordinal))).ToList();
        foreach (var owner in house.Modules)
            foreach (var happened in owner.Types.Concat(owner.Contracts).Where(t => Il.Message(t) is "event"))
            {
                var raisers = made.Where(m => m.Types.Contains(happened.FullName)).Select(m => m.Name).ToList();
                findings.See(owner.HasBegun && !raisers.Contains(owner.Name), Il.Say(happened), $"{owner.Name} never raises it");
                foreach (var other in raisers.Where(r => r != owner.Name)) findings.Break(Il.Say(happened), $"is {owner.Name}'s and is raised by {other}");
            }

        findings.See();
        var reactions = house.Modules.SelectMany(m => m.Types).SelectMany(t => Il.Handles(t).Where(h => h.Kind == "event").Select(h => (Type: t, Event: h.Message.Name))).ToList();
        foreach (var (type, happened) in reactions)
            findings.See(!type.Name.EndsWith("When" + happened, StringComparison.Ordinal) || type.Name.Length == ("When" + happened).Length, Il.Say(type), $"is not called DoesThisWhen{happened}");
        foreach (var twice in reactions.GroupBy(r => r.Type.Name, StringComparer.Ordinal).Where(g => g.Select(r => r.Type.FullName).Distinct().Count() > 1 || g.Count() > 1)) findings.Break(twice.Key, "is the name of two reactions");

        var immediate = house.Modules.SelectMany(m => m.Contracts).Where(t => Il.Is(t, "IImmediateEvent")).Select(t => t.Name).ToList();
        foreach (var module in house.Modules.Where(m => m.Types.SelectMany(Il.Calls).Any(c => c.Name == ".ctor" && c.DeclaringType.Name == "QueueMessage")))
            foreach (var happened in immediate)
                findings.See(!module.Types.Any(t => Il.Handles(t).Any(h => h.Message.Name == happened)), module.Name, $"contacts families and does not handle {happened}");
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("NeverTold: Canary never raises it", Small.House("Events")),
        new("is Canary's and is raised by Other", Small.House("Events") with { Modules = [Small.Module("Events") with { Types = [] }, Small.Module("Events", "Other") with { Contracts = [] }] }),
        new("is not called DoesThisWhenToldEvent", Small.House("Events")),
        new("HearsWhenToldEvent: is the name of two reactions", Small.House("Events")),
        new("contacts families and does not handle SomethingGrave", Small.House("Events")),
    ];
}

public sealed class Rule_14_Question_handlers_write_nothing : Rule
{
    private static readonly string[] Writing = ["Execute", "ExecuteVersioned"];

    protected override string Because => "a question may be asked again, at once by many, and by a page that only looks";

    protected override int AtLeast => 20;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
        {
            var within = module.Types.ToHashSet();
            foreach (var handler in module.Types)
            {
                foreach (var (_, message) in Il.Handles(handler).Where(h => h.Kind is "query" or "fact" or "gather"))
                {
                    findings.See();
                    foreach (var method in handler.Methods.Where(m => m.Name == "Handle" && m.Parameters.FirstOrDefault()?.ParameterType.FullName == message.FullName).SelectMany(m => Il.Reach(m, within)))
                    {
                        foreach (var called in Il.CallsIn(method).Where(called =>
                                (called.DeclaringType.FullName == Il.Kernel + "Db" && Writing.Contains(called.Name)) || called.DeclaringType.FullName is Il.Kernel + "DbTransactions" or Il.Kernel + "IOutbox"
                                || (called.DeclaringType.FullName == Il.Kernel + "ISend" && called.Name == "Send") || (called.DeclaringType.FullName == Il.Kernel + "Marks" && called.Name == "Set")))
                            findings.Break(Il.Say(handler), $"calls {called.DeclaringType.Name}.{called.Name} while it answers {Il.Say(message)}");
                        foreach (var sql in Il.TextsIn(method).Where(SqlText.Writes)) findings.Break(Il.Say(handler), $"holds {sql.Trim().Split('\n')[0]}");
                    }
                }
            }
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("CountsItself: calls Db.Execute", Small.House("Questions")),
        new("CountsByAHelper: calls Db.Execute", Small.House("Questions")),
        new("TellsOfIt: calls IOutbox.Add", Small.House("Questions")),
        new("HoldsAnInsert: holds INSERT INTO", Small.House("Questions")),
    ];
}
