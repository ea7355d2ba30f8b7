package io.paperbridge.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Eight threads that begin at the same moment. */
final class Together {

    static final int THREADS = 8;

    private Together() {}

    /** What each of them gave; what one throws is thrown. */
    static <T> List<T> run(Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Callable<T>> tasks = IntStream.range(0, THREADS)
                    .<Callable<T>>mapToObj(thread -> () -> {
                        start.await();
                        return work.of(thread);
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one thread does. */
    interface Work<T> {

        /** Its share; threads are numbered from 0. */
        T of(int thread) throws Exception;
    }
}
