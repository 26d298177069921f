using Xunit;

namespace Neighbourhood.Architecture.Rules;

public sealed class Rule_01_A_module_references_only_Kernel_Design_and_contracts : Rule
{
    protected override string Because => "a module that reaches into another cannot change, or be taken out, without it";

    protected override int AtLeast => 12;

    protected override void Look(House house, Findings findings)
    {
        var names = house.Projects.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var module in house.Projects.Where(p => House.IsModule(p.Name, names)))
        {
            foreach (var reference in module.References.Concat(module.Assemblies.Where(a => a.StartsWith("Neighbourhood.", StringComparison.Ordinal)).Select(a => a["Neighbourhood.".Length..])).Distinct())
                findings.See(reference is not ("Kernel" or "Design") && !reference.EndsWith(".Contracts", StringComparison.Ordinal), module.Name, $"references {reference}");
            findings.See(!module.References.Contains(module.Name + ".Contracts"), module.Name, "does not reference its own contracts");
        }
    }

    /// <summary>Scenario 40 of acceptance.md, in its own words.</summary>
    [Fact]
    public void Given_any_module_assembly_Then_it_references_other_modules_only_through_their_Contracts() => Holds();

    protected override IEnumerable<Canary> Canaries =>
    [
        new("A: references B", House.Empty with { Projects = [Small.Project("A", ["Kernel", "A.Contracts", "B"]), Small.Project("A.Contracts", []), Small.Project("B", []), Small.Project("B.Contracts", [])] }),
        new("A: references B", House.Empty with { Projects = [Small.Project("A", ["A.Contracts"]) with { Assemblies = ["Neighbourhood.B"] }, Small.Project("A.Contracts", [])] }),
        new("its own contracts", House.Empty with { Projects = [Small.Project("A", ["Kernel"]), Small.Project("A.Contracts", [])] }),
    ];
}

public sealed class Rule_02_Contracts_reference_Kernel_only_and_only_Host_knows_modules : Rule
{
    protected override string Because => "contracts that drag something along make every reader of them depend on it, and a Kernel that knows a module is part of that module";

    protected override void Look(House house, Findings findings)
    {
        var names = house.Projects.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var project in house.Projects)
        {
            var ours = project.References.Concat(project.Assemblies.Where(a => a.StartsWith("Neighbourhood.", StringComparison.Ordinal)).Select(a => a["Neighbourhood.".Length..])).Distinct().ToList();
            if (project.Name.EndsWith(".Contracts", StringComparison.Ordinal))
            {
                foreach (var reference in ours) findings.See(reference != "Kernel", project.Name, $"references {reference}");
                foreach (var package in project.Packages) findings.See(true, project.Name, $"brings the package {package} along");
            }
            else if (project.Name is "Kernel" or "Design")
            {
                findings.See();
                foreach (var reference in ours.Where(r => r is not ("Kernel" or "Design"))) findings.See(true, project.Name, $"references {reference}");
                if (project.Name == "Kernel" && ours.Contains("Design")) findings.Break(project.Name, "references Design");
            }
            else if (project.Name != "Host" && !House.IsModule(project.Name, names))
            {
                findings.See(true, project.Name, "is neither Host, Kernel, Design, a module with contracts beside it nor the contracts of one");
            }
        }
        foreach (var owner in house.Projects.Where(p => p.Name.EndsWith(".Contracts", StringComparison.Ordinal)).Select(p => p.Name[..^".Contracts".Length]))
        {
            findings.See(!names.Contains(owner), $"{owner}.Contracts", "has no module beside it");
        }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("A.Contracts: references B.Contracts", House.Empty with { Projects = [Small.Project("A.Contracts", ["Kernel", "B.Contracts"])] }),
        new("brings the package Dapper", House.Empty with { Projects = [Small.Project("A.Contracts", ["Kernel"], ["Dapper"])] }),
        new("Kernel: references A.Contracts", House.Empty with { Projects = [Small.Project("Kernel", ["A.Contracts"])] }),
        new("Design: references A", House.Empty with { Projects = [Small.Project("Design", ["A"])] }),
        new("A.Contracts: has no module", House.Empty with { Projects = [Small.Project("A.Contracts", ["Kernel"])] }),
        new("Shared: is neither", House.Empty with { Projects = [Small.Project("Shared", ["Kernel"])] }),
    ];
}

public sealed class Rule_03_Host_registers_every_module : Rule
{
    protected override string Because => "a module that nobody registers is compiled, tested and not there";

    protected override void Look(House house, Findings findings)
    {
        var names = house.Projects.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        var host = house.Projects.FirstOrDefault(p => p.Name == "Host");
        var made = house.Host.SelectMany(Il.Calls).Where(m => m.Name == ".ctor").Select(m => m.DeclaringType.FullName).ToHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(n => House.IsModule(n, names)))
        {
            findings.See(host is null || !host.References.Contains(name), name, "is not referenced by Host");
            findings.See(!made.Contains($"Neighbourhood.{name}.{name}Module"), name, $"Host makes no {name}Module");
        }
        foreach (var module in house.Modules)
            findings.See(!module.Types.Any(t => t.Name == module.Name + "Module" && Il.Is(t, "IModule")), module.Name, $"has no {module.Name}Module");
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("A: is not referenced by Host", House.Empty with { Projects = [Small.Project("A", []), Small.Project("A.Contracts", []), Small.Project("Host", [])] }),
        new("Host makes no AModule", House.Empty with { Projects = [Small.Project("A", []), Small.Project("A.Contracts", []), Small.Project("Host", ["A"])] }),
        new("has no CanaryModule", Small.House("Clock")),
    ];
}

public sealed class Rule_04_The_only_public_type_of_a_module_is_its_module_class : Rule
{
    protected override string Because => "what is public is used, and what is used cannot be changed freely; others see the contracts";

    protected override int AtLeast => 150;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
            foreach (var type in module.Types.Where(t => !t.IsNested))
                findings.See(type.IsPublic && type.Name != module.Name + "Module", module.Name, $"{type.FullName} is public");
    }

    protected override IEnumerable<Canary> Canaries => [new("Shown is public", Small.House("Public"))];
}

public sealed class Rule_05_Contracts_hold_sealed_records_and_enums_only : Rule
{
    protected override string Because => "a contract with behaviour, or a command in a contract, lets one module run inside another; only the core takes requests";

    protected override int AtLeast => 30;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
            foreach (var type in module.Contracts.Where(t => (t.IsNested ? t.IsNestedPublic : t.IsPublic) || Il.Message(t) is not null))
            {
                var where = $"{module.Name}.Contracts";
                findings.See(!type.IsEnum && !(Il.IsRecord(type) && type.IsSealed), where, $"{Il.Say(type)} is neither a sealed record nor an enum");
                if (Il.Message(type) is "command") findings.Break(where, $"{Il.Say(type)} is a command: a command is its own module's");
                if (Il.Message(type) is "request" && !module.IsCore) findings.Break(where, $"{Il.Say(type)} is a request: only the core takes requests");
            }
    }

    protected override IEnumerable<Canary> Canaries =>
    [
        new("Loose is neither", Small.House("Loose")),
        new("DoIt is a command", Small.House("Loose")),
        new("AskIt is a request", Small.House("Loose")),
    ];
}

public sealed class Rule_26_Every_contract_says_what_it_is : Rule
{
    protected override string Because => "whoever asks or hears reads the contract, not the module";

    protected override int AtLeast => 25;

    protected override void Look(House house, Findings findings)
    {
        foreach (var module in house.Modules)
            foreach (var type in module.Contracts.Where(t => t.IsPublic))
                findings.See(!module.Summaries.TryGetValue(type.FullName, out var summary) || summary.Length < 10, $"{module.Name}.Contracts", $"{type.Name} has no summary");
    }

    protected override IEnumerable<Canary> Canaries => [new("Loose has no summary", Small.House("Loose"))];
}
