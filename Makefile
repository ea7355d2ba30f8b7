# Short names for what is done often; each line also works as it stands.
.PHONY: verify crash soak bench-pages bench-reading bench-waiting format demo flow jar sandbox

verify: ## everything that must hold before a change goes in
	./mvnw -B verify

crash: ## kills and freezes the jar at every stage boundary, for every kind of document; about 30 minutes
	./mvnw -B verify -Pcrash

soak: ## thirty kills of the jar over five hundred documents and a bad network, on each database; about 40 minutes; make soak SEED=7 repeats one
	./mvnw -B verify -Psoak $(if $(SEED),-Dsoak.seed=$(SEED))

bench-pages: ## how long lists, figures and pages take with 100,000 documents in the journal; BENCH_POSTGRESQL_URL=jdbc:postgresql://… adds PostgreSQL
	./mvnw -q spring-boot:test-run -Dspring-boot.run.main-class=io.paperbridge.bench.PagesBench

bench-reading: ## how long reading a file and mapping a bill take (JMH); about a minute
	./mvnw -q -Pjmh spring-boot:test-run -Dspring-boot.run.main-class=org.openjdk.jmh.Main

bench-waiting: jar ## whether documents are booked as fast, and in as much memory, however many others wait; make bench-waiting WAITING="1000 20000"
	./mvnw -q spring-boot:test-run -Dspring-boot.run.main-class=io.paperbridge.bench.Waiting \
		-Dspring-boot.run.arguments="$(WAITING)" -Dspring-boot.run.jvmArguments="-Dbench.counted=$(or $(COUNTED),1000)"

format: ## formats the Java sources
	./mvnw -q spotless:apply

demo: ## Paperbridge against the sandbox, with thirty-six documents
	./mvnw -q spring-boot:test-run

flow: ## renews docs/flow.md, docs/reasons.md and docs/reasons.de.md
	./mvnw -q test -Dtest='FlowDocumentTest,ReasonsDocumentTest' -Dflow.update=true

jar: ## target/paperbridge.jar, without running the tests
	./mvnw -q package -DskipTests

sandbox: ## the sandbox servers alone; make sandbox OPTIONS="--seed 200"
	./mvnw -q spring-boot:test-run -Dspring-boot.run.main-class=io.paperbridge.sandbox.SandboxServers \
		-Dspring-boot.run.arguments="$(OPTIONS)"
